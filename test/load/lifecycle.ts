import { randomUUID } from 'node:crypto'
import { DEMO_PASSWORD, readCityFile } from '../../src/demo-city/city-file.ts'
import { inventResidents, type Resident } from '../../src/demo-city/residents.ts'
import { type Answer, type Connection, openConnection } from './http.ts'

/**
 * The item every load test applies for: a promised one without certificate, whose documents the departments already
 * hold (免提交), so that no upload and no rendering stands in the measured path. Handled in every county.
 */
export const LOAD_ITEM = { code: 'elderly-allowance', departmentId: 'MZJ', situations: { q1: 'o1' }, waived: ['m2', 'm3'], materials: ['m1', 'm2', 'm3'] } as const

const CLERKS_OF_A_HALL = 4

/** One applicant and the officers who handle what she applies for, on one connection. */
export interface LoadClient {
  region: string
  connection: Connection
  resident: { token: string; person: Resident }
  clerk: string
  reviewer: string
  decider: string
}

export type Step = 'submit' | 'accept' | 'review' | 'decide' | 'deliver'
export const STEPS: readonly Step[] = ['submit', 'accept', 'review', 'decide', 'deliver']

/** `count` clients, spread evenly over the counties; each has people of its own as far as the halls have clerks. */
export async function prepareClients(port: number, count: number): Promise<LoadClient[]> {
  const file = readCityFile()
  const residents = inventResidents(file).filter(({ note }) => note === undefined).values()
  const clients: LoadClient[] = []
  for (let index = 0; index < count; index++) {
    const region = file.counties[index % file.counties.length]!.gb6
    const connection = openConnection(port)
    const resident = await signInHolder(connection, residents, region)
    const round = Math.floor(index / file.counties.length)
    clients.push({
      region,
      connection,
      resident,
      clerk: await signIn(connection, `clerk-${region}-${(round % CLERKS_OF_A_HALL) + 1}`),
      reviewer: await signIn(connection, `reviewer-${region}-${LOAD_ITEM.departmentId}`),
      decider: await signIn(connection, `decider-${region}-${LOAD_ITEM.departmentId}`),
    })
  }
  return clients
}

/** The next resident who holds every certificate that the load item is waived for. */
async function signInHolder(connection: Connection, residents: Iterator<Resident>, region: string): Promise<LoadClient['resident']> {
  for (let next = residents.next(); !next.done; next = residents.next()) {
    const person = next.value
    const token = await signIn(connection, person.login)
    const answer = await connection.ask({
      method: 'POST', path: '/api/v1/citizen/materials/resolve', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ item: LOAD_ITEM.code, region, situations: LOAD_ITEM.situations }),
    })
    if (answer.status !== 200) throw new Error(`${person.login} cannot ask what to hand in: ${answer.status} ${answer.body}`)
    if ((JSON.parse(answer.body) as { asked: number }).asked === 0) return { person, token }
  }
  throw new Error('no more residents hold what the load item is waived for')
}

export async function signIn(connection: Connection, login: string, password = DEMO_PASSWORD): Promise<string> {
  const answer = await connection.ask({ method: 'POST', path: '/api/v1/sessions', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password }) })
  if (answer.status !== 201) throw new Error(`${login} cannot sign in: ${answer.status} ${answer.body}`)
  return (JSON.parse(answer.body) as { token: string }).token
}

/** What a person applying for the load item fills in. */
export const applicationBody = (region: string, person: Pick<Resident, 'name' | 'identityNumber' | 'phone' | 'address'>) => ({
  item: LOAD_ITEM.code,
  region,
  situations: LOAD_ITEM.situations,
  form: {
    applicantName: person.name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: person.identityNumber,
    applicantPhone: person.phone, applicantAddress: person.address, handledBy: 'applicant', truthStatement: true,
  },
  materials: Object.fromEntries(LOAD_ITEM.waived.map((id) => [id, { waived: true }])),
})

/** What was acknowledged of one application: its number and the last state and version the platform answered with. */
export interface Acknowledged {
  number: string
  state: string
  version: number
}

/**
 * One application from submission to delivery, over HTTP as a program would do it: bearer, Idempotency-Key, If-Match.
 * @param onAnswer is told each acknowledged step as soon as it is, with its time in milliseconds
 * @throws Error when a step is refused
 */
export async function runLifecycle(client: LoadClient, onAnswer: (step: Step, acknowledged: Acknowledged, ms: number) => void = () => {}): Promise<Acknowledged> {
  const { region, resident, clerk, reviewer, decider } = client
  const submitted = await step('submit', resident.token, '/api/v1/citizen/applications', applicationBody(region, resident.person))
  const at = (verb: string) => `/api/v1/staff/applications/${submitted.number}/${verb}`
  const accepted = await step('accept', clerk, at('accept'), { checks: LOAD_ITEM.materials.map((id) => ({ id, result: 'qualified' })) }, submitted.version)
  const reviewed = await step('review', reviewer, at('review'), { opinion: 'agree', note: '户籍、年龄比对一致，符合条件' }, accepted.version)
  const granted = await step('decide', decider, at('decide'), { outcome: 'granted' }, reviewed.version)
  return step('deliver', clerk, at('deliver'), { method: 'electronic' }, granted.version)

  async function step(name: Step, token: string, path: string, body: unknown, version?: number): Promise<Acknowledged> {
    const startedAt = performance.now()
    const answer = await write(client.connection, token, path, body, version)
    if (answer.status >= 300) throw new Error(`${name} was refused: ${answer.status} ${answer.body}`)
    const now = JSON.parse(answer.body) as Acknowledged
    const acknowledged = { number: now.number, state: now.state, version: now.version }
    onAnswer(name, acknowledged, performance.now() - startedAt)
    return acknowledged
  }
}

/** One write with a key of its own; with If-Match when a version is given. */
export const write = (connection: Connection, token: string, path: string, body: unknown, version?: number): Promise<Answer> =>
  connection.ask({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
    body: JSON.stringify(body),
  })
