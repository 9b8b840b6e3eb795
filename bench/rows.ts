import type { CommandCosts } from './commands.ts';
import type { EvaluationFigures } from './evaluation.ts';
import type { ListDecision, measureLists } from './lists.ts';
import type { PreviewsResult } from './previews.ts';
import type { ReloadResult } from './reload.ts';
import type { StartResult } from './start.ts';
import type { Row } from './table.ts';
import type { Throughputs } from './throughput.ts';

/** Each part's figures, as lines of the table. */
export function throughputRows({ hookgate, handWritten, floor }: Throughputs): Row[] {
  const against = (other: typeof floor) => ({
    // The lower of the two: the machine may have been busy, or the callers the slower ones.
    ratio: Math.min(
      hookgate.requestsPerSecond / other.requestsPerSecond,
      hookgate.requestsPerCpuSecond / other.requestsPerCpuSecond,
    ),
  });
  const rate = ({ requestsPerSecond, requestsPerCpuSecond }: typeof floor) =>
    `${round(requestsPerSecond)}/s, ${round(requestsPerCpuSecond)} a CPU second`;
  const byHand = against(handWritten).ratio;
  const byFloor = against(floor).ratio;
  return [
    {
      measure: '1. Requests a second, against the hand-written Express app',
      result: `${byHand.toFixed(2)} times: ${rate(hookgate)}; by hand ${rate(handWritten)}`,
      goal: '1.5 times',
      holds: byHand >= 1.5 && hookgate.failed === 0,
    },
    {
      measure: '1. 99th percentile of its latency, under full load',
      result: `${hookgate.p99.toFixed(1)} ms; by hand ${handWritten.p99.toFixed(1)} ms`,
      goal: 'no worse',
      holds: hookgate.p99 <= handWritten.p99,
    },
    {
      measure: '2. Requests a second, against node:http with a fixed reply',
      result: `${byFloor.toFixed(2)} times: ${rate(hookgate)}; node:http ${rate(floor)}`,
      goal: '0.5 times',
      holds: byFloor >= 0.5,
    },
  ];
}

export function evaluationRows({ evaluation, growth, trace }: EvaluationFigures): Row[] {
  const several = evaluation.filter(({ rules }) => rules >= 10);
  const slowest = Math.min(...several.map(({ ratio }) => ratio));
  const thousand = evaluation.find(({ rules }) => rules === 1000)?.hookgateMicroseconds ?? Number.NaN;
  const steepest = Math.max(...growth.map(({ ratio }) => ratio));
  return [
    {
      measure: '3. One evaluation, against `Engine.run` of json-rules-engine',
      result: several.map(({ rules, ratio }) => `${rules} rules: ${ratio.toFixed(0)} times`).join(', '),
      goal: '8 times at 10 rules and more',
      holds: slowest >= 8,
    },
    {
      measure: '3. The time of a rule among many, against among 100',
      result: growth.map(({ rules, ratio }) => `${rules} rules: ${ratio.toFixed(2)} times`).join(', '),
      goal: 'no worse than linear',
      holds: steepest <= 1.05,
    },
    {
      measure: '3. 1,000 rules',
      result: `${(thousand / 1000).toFixed(2)} ms`,
      goal: '1 ms',
      holds: thousand < 1000,
    },
    {
      measure: '8. An evaluation that could be traced, against one that could not',
      result: `${trace.ratio.toFixed(2)} times, with ${trace.rules} rules`,
      goal: 'no difference',
      holds: trace.ratio <= 1.05,
    },
  ];
}

export function listRows({ lists, tables }: Awaited<ReturnType<typeof measureLists>>): Row[] {
  return [
    lengthRow('4. A decision with a long list, against one with 10 entries', 'entries', lists),
    lengthRow('4. A decision by a table of ten columns, against one with 10 rows', 'rows', tables),
  ];
}

function lengthRow(measure: string, unit: string, decisions: readonly ListDecision[]): Row {
  const others = decisions.slice(1);
  return {
    measure,
    result: others
      .map(({ entries, ratio }) => `${round(entries)} ${unit}: ${ratio.toFixed(2)} times`)
      .join(', '),
    goal: '1.2 times',
    holds: others.every(({ ratio }) => ratio <= 1.2),
  };
}

export function reloadRows(results: readonly ReloadResult[]): Row[] {
  return results.map(({ rules, reloads, requests, failed, longestStall, p99, secondsToLive }, index) => {
    const patience = index === 0 ? 1 : 3;
    const seconds = Math.max(...secondsToLive);
    const slower = p99.reloading / p99.steady;
    return {
      measure: `5. ${reloads} reloads of ${rules}, under load`,
      result: [
        `${failed} of ${round(requests)} requests failed`,
        `longest stall ${longestStall.reloading.toFixed(0)} ms (steady ${longestStall.steady.toFixed(0)} ms)`,
        `99th percentile ${p99.reloading.toFixed(1)} ms, ${slower.toFixed(1)} times the steady one`,
        `live in ${seconds.toFixed(1)} s`,
      ].join('; '),
      goal: `none; 20 ms; 3 times; ${patience} s`,
      holds: failed === 0 && longestStall.reloading < 20 && slower <= 3 && seconds <= patience,
    };
  });
}

export function startRows({ times, memory, memoryWithLongList }: StartResult): Row[] {
  const { checkout, checkoutFirst, package: published, olderNode } = times;
  const older = olderNode && `; begun by Node ${olderNode.version} ${olderNode.milliseconds.toFixed(0)} ms`;
  const more = (memoryWithLongList?.atRest ?? Number.NaN) - (memory?.atRest ?? Number.NaN);
  return [
    {
      measure: '6. From start to listening',
      result: `package ${published.toFixed(0)} ms, checkout ${checkout.toFixed(0)} ms (${checkoutFirst.toFixed(0)} ms the first time)${older ?? ''}`,
      goal: '400 ms',
      holds: published <= 400 && checkout <= 400,
    },
    ...(memory === undefined
      ? []
      : [
          {
            measure: '6. Resident memory at rest; with a list of 1,000,000 entries',
            result: `${memory.atRest.toFixed(0)} MB; ${more.toFixed(0)} MB more`,
            goal: '110 MB; 150 MB more',
            holds: memory.atRest <= 110 && more <= 150,
          },
        ]),
  ];
}

export function commandRows({ ruleFiles, check, test }: CommandCosts): Row[] {
  const cost = ({ seconds, peakMegabytes }: typeof check) =>
    `${seconds.toFixed(1)} s, ${peakMegabytes.toFixed(0)} MB`;
  return [
    {
      measure: `7. \`check\` and \`test\` on ${round(ruleFiles)} rule files`,
      result: `${cost(check)}; ${cost(test)}`,
      goal: '3 s; 400 MB at most',
      holds: [check, test].every(({ seconds, peakMegabytes }) => seconds <= 3 && peakMegabytes <= 400),
    },
  ];
}

export function previewsRows({
  alone,
  elsewhere,
  beside,
  requests,
  failed,
  previews,
}: PreviewsResult): Row[] {
  const slower = beside.p99 / elsewhere.p99;
  return [
    {
      measure:
        '9. Hook calls while 30 previews of up to 1 MiB come at once, against previews of another service',
      result: [
        `${failed} of ${round(requests)} hook calls failed`,
        `99th percentile ${beside.p99.toFixed(1)} ms, ${slower.toFixed(1)} times that beside another service (${elsewhere.p99.toFixed(1)} ms); without previews ${alone.p99.toFixed(1)} ms`,
        `longest ${beside.max.toFixed(0)} ms (${elsewhere.max.toFixed(0)} ms; ${alone.max.toFixed(0)} ms)`,
        `${round(previews.answered)} previews answered, ${round(previews.busy)} told to try again`,
      ].join('; '),
      goal: 'none; 3 times',
      holds: failed === 0 && slower <= 3,
    },
  ];
}

function round(figure: number): string {
  return Math.round(figure).toLocaleString('en');
}
