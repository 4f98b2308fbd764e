import type { paths } from '../../../client/api.d.ts'
import { api } from '../../../client/http.ts'
import type { CommandAnswer } from '../../../client/types.ts'

/** The commands an officer can give, spelled as their addresses. */
export type Verb =
  | 'receive' | 'request-correction' | 'supply-correction' | 'accept' | 'refuse' | 'start-special-procedure' | 'end-special-procedure'
  | 'review' | 'extend' | 'decide' | 'make-certificate' | 'hand-out' | 'deliver' | 'return' | 'handle-immediately'
  | 'accept-with-deferral' | 'accept-with-commitment' | 'supply-deferred' | 'check-commitment' | 'confirm-rectification' | 'revoke-decision'
  | 'hand-over' | 'take-over' | 'assign' | 'prioritise'
  | 'request-revision' | 'offer-hearing' | 'transfer-upward' | 'void' | SupervisorVerb

/** What the supervision office alone does has its own addresses. */
type SupervisorVerb = 'allow-second-correction'
const SUPERVISOR_VERBS: readonly Verb[] = ['allow-second-correction' satisfies SupervisorVerb]

type Post<V extends Verb> = V extends SupervisorVerb ? paths[`/api/v1/supervisor/applications/{number}/${V}`]['post'] : paths[`/api/v1/staff/applications/{number}/${Exclude<V, SupervisorVerb>}`]['post']

/** What the server takes with a command. */
export type BodyOf<V extends Verb> = Post<V> extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : undefined

/** One command with its body. */
export type Command = { [V in Verb]: { verb: V; body: BodyOf<V> } }[Verb]

/** Sends a command on the version that was seen. @throws Problem */
export async function sendCommand(number: string, { verb, body }: Command, version: number, key: string): Promise<CommandAnswer> {
  // The compiler cannot follow a verb into its own address: `Command` has tied verb and body together before.
  const address = `/api/v1/${SUPERVISOR_VERBS.includes(verb) ? 'supervisor' : 'staff'}/applications/{number}/${verb}` as '/api/v1/staff/applications/{number}/accept'
  const { data } = await api.POST(address, {
    params: { path: { number }, header: { 'if-match': `"${version}"`, 'idempotency-key': key } },
    body: (body ?? {}) as BodyOf<'accept'>,
  })
  return data as CommandAnswer
}
