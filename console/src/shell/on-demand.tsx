import { useSignal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Notice, Waiting } from './notice.tsx';

interface OnDemandProps<P> {
  /** Loads the component. It has to be the same function at each call. */
  load: () => Promise<ComponentType<P>>;
  props: P;
  /** What stands there until it is loaded. */
  meanwhile?: JSX.Element;
}

/** A part of the page whose code is fetched when it is first shown. */
export function OnDemand<P extends object>({ load, props, meanwhile }: OnDemandProps<P>): JSX.Element {
  const loaded = useSignal<{ component?: ComponentType<P>; failed?: boolean }>({});
  useEffect(() => {
    load().then(
      (component) => {
        loaded.value = { component };
      },
      () => {
        loaded.value = { failed: true };
      },
    );
  }, [load, loaded]);
  const { component: Component, failed } = loaded.value;
  if (Component !== undefined) return <Component {...props} />;
  if (failed)
    return (
      meanwhile ?? (
        <Notice
          kind="problem"
          title="This part of the page could not be loaded."
          hint="The service may have been updated. Load the page again."
        />
      )
    );
  return meanwhile ?? <Waiting what="Loading" />;
}
