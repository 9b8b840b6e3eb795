import type { LiveDecision } from '../console/api.ts';
import { REMEMBERED, type Recent } from '../console/recent-decisions.ts';
import { compareText } from '../diagnostics/diagnostic.ts';
import type { Member } from './member.ts';
import type { Pool } from './pool.ts';

/** The last decisions of all workers, in one order and with numbers of their own. Asked for only while somebody watches. */
export class RecentOfAll {
  readonly #pool: Pick<Pool, 'ask'>;
  /** What each worker said last, those that have ended too: they count. */
  readonly #said = new Map<Member, Pick<Recent, 'totals' | 'last'>>();
  #decisions: LiveDecision[] = [];
  #last = 0;
  #asking: Promise<void> = Promise.resolve();

  constructor(pool: Pick<Pool, 'ask'>) {
    this.#pool = pool;
  }

  /** @param after the number of the last decision that is known already */
  async since(after: number): Promise<Recent> {
    // One after the other: what one has been told, the next is not.
    this.#asking = this.#asking.then(() => this.#ask());
    await this.#asking;
    return {
      decisions: this.#decisions.filter(({ number }) => number > after),
      totals: this.#totals(),
      last: this.#last,
    };
  }

  async #ask(): Promise<void> {
    const told = await this.#pool.ask(async (calls, member) => {
      const recent = await calls.recent(this.#said.get(member)?.last ?? 0);
      return { member, recent };
    });
    const fresh: LiveDecision[] = [];
    for (const { member, recent } of told.values()) {
      const { decisions, totals, last } = recent;
      this.#said.set(member, { totals, last });
      fresh.push(...decisions);
    }
    for (const decision of fresh.toSorted((a, b) => compareText(a.time, b.time))) {
      this.#last += 1;
      this.#decisions.push({ ...decision, number: this.#last });
    }
    this.#decisions = this.#decisions.slice(-REMEMBERED);
  }

  #totals(): Recent['totals'] {
    const sum = { allow: 0, deny: 0, error: 0 };
    for (const { totals } of this.#said.values())
      for (const kind of ['allow', 'deny', 'error'] as const) sum[kind] += totals[kind];
    return sum;
  }
}
