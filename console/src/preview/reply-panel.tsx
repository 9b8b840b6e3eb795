import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { PreviewAnswer } from '../../../src/console/api.ts';
import { pluralize } from '../../../src/diagnostics/pluralize.ts';
import { Checkbox } from '../shell/checkbox.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import { ScrollArea } from '../shell/scroll-area.tsx';

/** The reply to Okta, formatted or byte for byte. */
export function ReplyPanel({ answer }: { answer: PreviewAnswer }): JSX.Element {
  const raw = useSignal(false);
  const { status, body } = answer.reply;
  const bytes = new TextEncoder().encode(body).length;
  return (
    <section class="panel reply" aria-labelledby="reply-title">
      <div class="panel-head">
        <h2 id="reply-title">Reply to Okta</h2>
        <Checkbox checked={raw} label="as sent" />
        <CopyButton label="Copy" text={() => body} />
      </div>
      <p class="measures">
        status {status} · {pluralize(bytes, 'byte')}
      </p>
      {body === '' ? (
        <p class="remark">No body: Okta continues without a change.</p>
      ) : (
        <ScrollArea label="Reply body">
          <pre class={raw.value ? 'wrap' : undefined}>{raw.value ? body : readable(body)}</pre>
        </ScrollArea>
      )}
    </section>
  );
}

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
