import robotsParser from 'robots-parser';
import type { Effects } from './effects.js';
import { type Exchange, type Failure, REDIRECTS, redirectOf } from './request.js';

/** Makes one request, with further headers. */
type Ask = (url: string, more: Readonly<Record<string, string>>) => Promise<Exchange | Failure>;

/** What a robots.txt says; the types of robots-parser describe a default export that Node does not see. */
interface Rules {
  isAllowed(url: string, robot: string): boolean | undefined;
  getCrawlDelay(robot: string): number | undefined;
}
const parseRobots = robotsParser as unknown as (url: string, text: string) => Rules;

/** The name that robots.txt files know the tool by. */
export const ROBOT = 'tierline';

/** The longest wait a server can ask for; one that asks for more is left alone. */
const PATIENCE = 600_000;
const TRIES = 3;
/** As much of a robots.txt as RFC 9309 asks to be read. */
const ROBOTS_SIZE = 500 * 1024;

/** What a site answered to a polite request, or why it was not asked or did not answer. */
export type Answer = Exchange | { readonly reason: string; readonly settled: boolean };

/**
 * Asks sites one request at a time, each host with a pause after its last response, as robots.txt allows, and again where
 * a server is busy: after what `Retry-After` says or a pause that doubles, three times in all.
 */
export function politely(
  ask: Ask,
  delay: number,
  { now, sleep }: Effects,
  signal: AbortSignal,
): (url: string, more: Readonly<Record<string, string>>) => Promise<Answer> {
  const free = new Map<string, number>();
  const closed = new Map<string, Failure>();
  const rules = new Map<string, Promise<Rules | string>>();

  const pacedAsk = async (
    url: string,
    pause: number,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Exchange | Failure> => {
    const { host } = new URL(url);
    for (let tries = 1; ; tries++) {
      const refusal = closed.get(host);
      if (refusal) return refusal;
      const wait = (free.get(host) ?? 0) - now().getTime();
      if (wait > 0) await sleep(wait, signal);
      const answer = await ask(url, more);
      const later = waitOf(answer, pause * 2 ** tries, now());
      free.set(host, now().getTime() + Math.max(later ?? 0, pause));
      if (later !== undefined && later > PATIENCE)
        closed.set(host, { reason: `the server asks to wait ${later / 1000} s`, again: true });
      else if (later === undefined || tries === TRIES) return answer;
    }
  };

  const readRules = async (origin: string): Promise<Rules | string> => {
    let answer = await pacedAsk(`${origin}/robots.txt`, delay);
    for (let hops = 0; hops < REDIRECTS; hops++) {
      const target = 'again' in answer ? undefined : redirectOf(answer);
      if (target === undefined) break;
      answer = await pacedAsk(target, delay);
    }
    return toRules(origin, answer);
  };
  const rulesOf = (origin: string): Promise<Rules | string> => {
    const known = rules.get(origin) ?? readRules(origin);
    rules.set(origin, known);
    return known;
  };

  return async (url, more) => {
    const robots = await rulesOf(new URL(url).origin);
    if (typeof robots === 'string') return { reason: robots, settled: false };
    if (robots.isAllowed(url, ROBOT) === false) return { reason: 'robots.txt disallows it', settled: false };
    const answer = await pacedAsk(url, Math.max(delay, 1000 * (robots.getCrawlDelay(ROBOT) ?? 0)), more);
    return 'again' in answer ? { reason: answer.reason, settled: !answer.again } : answer;
  };
}

/** RFC 9309: no file means no rules, a server that fails means keep away; then the reason is given. */
function toRules(origin: string, answer: Exchange | Failure): Rules | string {
  if ('again' in answer) return `robots.txt cannot be had: ${answer.reason}`;
  const { status, body } = answer;
  if (status >= 500 || status === 429) return `robots.txt cannot be had: the server answers ${status}`;
  const found = status === 200 ? body.subarray(0, ROBOTS_SIZE) : new Uint8Array();
  return parseRobots(`${origin}/robots.txt`, new TextDecoder().decode(found));
}

/** How long to wait before the next try, in milliseconds; undefined where the answer stands. */
function waitOf(answer: Exchange | Failure, pause: number, now: Date): number | undefined {
  if ('again' in answer) return answer.again ? pause : undefined;
  if (answer.status !== 429 && answer.status < 500) return undefined;
  const stated = answer.headers.get('retry-after') ?? '';
  if (/^\d+$/.test(stated)) return Number(stated) * 1000;
  const until = Date.parse(stated);
  return Number.isNaN(until) ? pause : Math.max(until - now.getTime(), 0);
}
