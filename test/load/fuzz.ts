import pg from 'pg'
import { drain } from './drain.ts'
import { type Answer, type Ask, type Connection, openConnection } from './http.ts'
import { createDice, type Dice, hostileText, type Known, type Schema, soundValue, spoil } from './fuzz-input.ts'
import { prepareClients, runLifecycle, signIn, write, applicationBody } from './lifecycle.ts'

export interface FuzzOptions {
  port: number
  /** The owner's connection: sees and compares every row. */
  databaseUrl: string
  requests: number
  seed: number
  connections?: number
}

export interface FuzzReport {
  requests: number
  byStatus: Record<string, number>
  /** Operations that were asked, and of these the ones that succeeded at least once. */
  operations: number
  succeeded: string[]
  /** Chinese sentences, each with what to repeat it by. */
  faults: string[]
}

interface Endpoint {
  id: string
  method: string
  path: string
  parameters: { name: string; in: string; schema: Schema }[]
  body: Schema | undefined
  isUpload: boolean
}

/** Somebody who asks. Outsiders have no business with what is there already; insiders may change it as their role allows. */
interface Who {
  login: string | undefined
  isOutsider: boolean
  token?: string
}

/** The county whose cases, and the people whose data, nobody outside may change. */
const VICTIM_COUNTY = '379902'
const OUTSIDERS = [undefined, 'resident30', 'resident31', 'clerk-379903-1', 'reviewer-379903-MZJ', 'decider-379903-MZJ', 'cert-379903-MZJ', 'supervisor-379903', 'item-manager-379903', 'security', 'auditor']
const INSIDERS = ['resident14', `clerk-${VICTIM_COUNTY}-1`, `reviewer-${VICTIM_COUNTY}-MZJ`, `decider-${VICTIM_COUNTY}-MZJ`, `supervisor-${VICTIM_COUNTY}`, 'admin']

/** What an outsider's own office keeps, and their own telephone, is theirs to change: only the rows of others are watched. */
const OTHERS_ROWS: Readonly<Record<string, string>> = {
  'catalogue.entry': `region <> '379903'`,
  'organisation.officer_phone': `officer_id not in (select principal_id from platform.account where login in (${OUTSIDERS.filter((login) => login !== undefined).map((login) => `'${login}'`).join()}))`,
}

/** 注销账号: whoever asks it rightly is gone, and could ask nothing more. It is asked wrongly in `test/journeys/privacy.test.ts`. */
const ENDS_WHO_ASKS = 'subjects.closeAccount'

/** Tables in which a request by anybody leaves its trace: sessions, keys, audit entries, what is announced and counted. */
const TRACES = ['platform.account', 'platform.session', 'platform.idempotency', 'platform.outbox', 'platform.audit_entry', 'platform.audit_head', 'ratings.tally', 'platform.memo_version',
  // Sent by a job of the platform's own, whenever its time has come.
  'messages.sms']

/** Asks every route everything but what it expects, as everybody; first as outsiders, then as those who may. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { port, databaseUrl, requests, seed } = options
  const owner = new pg.Client({ connectionString: databaseUrl })
  owner.on('error', () => {}) // the awaited query reports it
  await owner.connect()
  const connections = Array.from({ length: options.connections ?? 8 }, () => openConnection(port))
  const report: FuzzReport = { requests: 0, byStatus: {}, operations: 0, succeeded: [], faults: [] }
  const succeeded = new Set<string>()
  try {
    const endpoints = (await readEndpoints(connections[0]!)).filter(({ id }) => id !== ENDS_WHO_ASKS)
    report.operations = endpoints.length
    const known = await settle(port, owner)
    // Readers of what the victims did may still be writing for them.
    await drain(databaseUrl)
    const dice = createDice(seed)

    const outsiders = OUTSIDERS.map((login): Who => ({ login, isOutsider: true }))
    const tables = await keepRows(owner)
    await ask(outsiders, Math.ceil(requests * 0.6))
    report.faults.push(...(await findChanges(owner, tables, known)))
    await ask(INSIDERS.map((login): Who => ({ login, isOutsider: false })), Math.floor(requests * 0.4))
    await owner.query('drop schema fuzz cascade')
    report.succeeded = [...succeeded].sort()
    return report

    async function ask(people: Who[], count: number): Promise<void> {
      for (const who of people) if (who.login) who.token = await signIn(connections[0]!, who.login)
      let left = count
      await Promise.all(connections.map(async (connection) => {
        while (left > 0) {
          left--
          const endpoint = dice.pick(endpoints)
          const who = dice.pick(people)
          const question = toAsk(endpoint, who, known, dice)
          // Some are sent twice at the same moment: the same key, the same version, two connections.
          const isTwice = dice.below(10) === 0
          const twin = isTwice ? openConnection(port) : undefined
          const answers = await Promise.all([tell(connection, question), ...(twin ? [tell(twin, question)] : [])])
          twin?.close()
          for (const answer of answers) note(endpoint, who, question, answer)
          if (answers.some((answer) => answer?.status === 401) && who.login) await signInAgain(connection, who)
        }
      }))
    }

    /** Signing out is one of the things that are asked; who cannot come back was locked out by some other request. */
    async function signInAgain(connection: Connection, who: Who): Promise<void> {
      try {
        who.token = await signIn(connection, who.login!)
      } catch (error) {
        report.faults.push(`${who.login} 不能再登录：${error instanceof Error ? error.message : String(error)}`)
        connection.close()
      }
    }

    function note(endpoint: Endpoint, who: Who, question: Ask, answer: Answer | undefined): void {
      report.requests++
      const status = answer ? String(answer.status) : 'closed'
      report.byStatus[status] = (report.byStatus[status] ?? 0) + 1
      if (!answer || answer.status < 300) {
        if (answer) succeeded.add(endpoint.id)
        else report.faults.push(`${endpoint.id}：连接被关闭，没有回答（${describe(who, question)}）`)
        return
      }
      if (answer.status >= 500) report.faults.push(`${endpoint.id}：${answer.status} ${answer.body.slice(0, 200)}（${describe(who, question)}）`)
      // 431 comes from Node's parser, before there is a request.
      else if (answer.status >= 400 && answer.status !== 431 && !/^application\/problem\+json/.test(answer.headers['content-type'] ?? '')) report.faults.push(`${endpoint.id}：${answer.status} 不是 problem+json（${describe(who, question)}）`)
    }
  } finally {
    for (const connection of connections) connection.close()
    await owner.end()
  }
}

const describe = (who: Who, { method, path, headers, body }: Ask): string =>
  `${who.login ?? '访客'} ${method} ${path.slice(0, 200)} ${JSON.stringify({ ...headers, authorization: undefined })} ${(body ?? '').slice(0, 300)}`

/**
 * After an answer to an oversized or unreadable request the server hangs up, which the next question on that connection
 * may be the first to notice: it is asked once more on a new one. Not answering then is a fault.
 */
async function tell(connection: Connection, question: Ask): Promise<Answer | undefined> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      return await connection.ask(question)
    } catch {
      connection.close()
    }
  }
  return undefined
}

async function readEndpoints(connection: Connection): Promise<Endpoint[]> {
  const answer = await connection.ask({ method: 'GET', path: '/openapi.json' })
  const { paths } = JSON.parse(answer.body) as { paths: Record<string, Record<string, { operationId: string; parameters?: Endpoint['parameters']; requestBody?: { content: Record<string, { schema: Schema }> }; responses: Record<string, { content?: Record<string, unknown> }> }>> }
  // What is pushed for as long as one listens has no end to wait for.
  const ends = ([, { responses }]: [string, { responses: Record<string, { content?: Record<string, unknown> }> }]) => !('text/event-stream' in (responses['200']?.content ?? {}))
  return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).filter(ends).map(([method, operation]): Endpoint => {
    const content = operation.requestBody?.content ?? {}
    return { id: operation.operationId, method: method.toUpperCase(), path, parameters: operation.parameters ?? [], body: content['application/json']?.schema, isUpload: 'multipart/form-data' in content || /files$/.test(path) }
  }))
}

/** Gives the victims something to lose: cases in several states, a draft, and their rows in every list. */
async function settle(port: number, owner: pg.Client): Promise<Known> {
  const [client] = await prepareClients(port, 1)
  if (client!.region !== VICTIM_COUNTY) throw new Error('the first client is of another county')
  const { connection, resident, region } = client!
  await runLifecycle(client!)
  for (let count = 0; count < 3; count++) {
    const answer = await write(connection, resident.token, '/api/v1/citizen/applications', applicationBody(region, resident.person))
    if (answer.status !== 201) throw new Error(`the victim cannot apply: ${answer.status} ${answer.body}`)
  }
  connection.close()
  const numbers = (await owner.query<{ number: string }>('select number from applications.application order by number')).rows.map((row) => row.number)
  const uuids = (await owner.query<{ id: string }>(`select id from subjects.subject where name = $1 union all (select id from subjects.subject limit 3) union all (select id from organisation.officer limit 3)`, [resident.person.name])).rows.map((row) => row.id)
  const items = (await owner.query<{ code: string }>('select code from catalogue.item order by code limit 20')).rows.map((row) => row.code)
  return {
    numbers: [...numbers, ...numbers, '3799022603020000015', `${numbers[0]!.slice(0, 18)}${(Number(numbers[0]![18]) + 1) % 10}`],
    uuids: [...uuids, '00000000-0000-0000-0000-000000000000'],
    items: [...items, 'elderly-allowance', 'no-such-item'],
    regions: [VICTIM_COUNTY, '379903', '379900', '110101'],
    divisions: ['379902001000', '379903000000', '110101000000'],
  }
}

/** Copies the hash of every row there is, so that a change shows whatever it was. */
async function keepRows(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker', 'fuzz')`)
  const tables = rows.map(({ name }) => name).filter((name) => !TRACES.includes(name))
  await owner.query('drop schema if exists fuzz cascade')
  await owner.query('create schema fuzz')
  for (const [index, table] of tables.entries()) await owner.query(`create table fuzz.t${index} as select md5(t::text) as hash from ${table} t where ${OTHERS_ROWS[table] ?? 'true'}`)
  return tables
}

/** Rows that were there and are no longer as they were, and events added to cases of others. */
async function findChanges(owner: pg.Client, tables: string[], known: Known): Promise<string[]> {
  const faults: string[] = []
  for (const [index, table] of tables.entries()) {
    const { rows } = await owner.query<{ changed: number }>(`select count(*)::int as changed from fuzz.t${index} b where not exists (select 1 from ${table} t where md5(t::text) = b.hash)`)
    if (rows[0]!.changed > 0) faults.push(`${table}：无关的人改动或删除了 ${rows[0]!.changed} 行`)
  }
  const added = await owner.query<{ count: number }>(`select count(*)::int as count from applications.application_event e
    where number = any($1) and not exists (select 1 from fuzz.t${tables.indexOf('applications.application_event')} b where b.hash = md5(e::text))`, [known.numbers])
  if (added.rows[0]!.count > 0) faults.push(`applications.application_event：无关的人向他人的办件添加了 ${added.rows[0]!.count} 条记录`)
  return faults
}

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64').toString('latin1')
const OVERSIZED = 1024 * 1024 + 1

function toAsk(endpoint: Endpoint, who: Who, known: Known, dice: Dice): Ask {
  const isSound = dice.below(4) === 0
  const headers: Record<string, string> = {}
  if (who.token) headers.authorization = `Bearer ${who.token}`
  if (dice.below(40) === 0) headers.authorization = `Bearer ${hostileHeader(dice)}`
  if (endpoint.method !== 'GET') {
    headers['idempotency-key'] = dice.below(3) === 0 ? `key-${dice.below(20)}` : isSound ? `k${dice.below(1e9)}` : hostileHeader(dice)
    // The cases that wait for somebody are at their first version.
    headers['if-match'] = isSound && dice.below(2) === 0 ? '"1"' : dice.below(2) === 0 ? `"${1 + dice.below(8)}"` : hostileHeader(dice)
  }
  const query = new URLSearchParams()
  let path = endpoint.path
  for (const { name, in: place, schema } of endpoint.parameters) {
    const value = isSound || dice.below(3) > 0 ? String(soundValue(schema, name, known, dice)) : hostileText(dice)
    if (place === 'path') path = path.replace(`{${name}}`, encode(value) || '-')
    else if (place === 'query' && (isSound ? dice.below(2) === 0 : true)) query.append(name, wellFormed(value))
  }
  if (!isSound && dice.below(10) === 0) query.append(wellFormed(hostileText(dice)), 'x')
  if (query.size > 0) path += `?${query.toString()}`
  const ask: Ask = { method: endpoint.method, path, headers }
  if (endpoint.method === 'GET') {
    if (dice.below(10) === 0) headers.accept = dice.pick(['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '*/*;q=x', 'image/png'])
    return ask
  }
  if (endpoint.isUpload) return { ...ask, ...toUpload(headers, isSound, dice) }
  if (!endpoint.body) return ask
  headers['content-type'] = isSound ? 'application/json' : dice.pick(['application/json', 'application/json', 'application/json', 'application/json;charset=x', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', 'application/xml'])
  const sound = soundValue(endpoint.body, '', known, dice)
  const text = JSON.stringify(isSound ? sound : spoil(sound, dice)) ?? ''
  if (isSound) return { ...ask, body: text }
  switch (dice.below(14)) {
    case 0: return { ...ask, body: text.slice(0, Math.floor(text.length / 2)) }
    case 1: return { ...ask, body: `{"a":"${'x'.repeat(OVERSIZED)}"}` }
    case 2: return { ...ask, body: '{"__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}' }
    case 3: return { ...ask, body: '' }
    default: return { ...ask, body: text }
  }
}

function toUpload(headers: Record<string, string>, isSound: boolean, dice: Dice): Pick<Ask, 'headers' | 'body'> {
  const name = isSound ? '图.png' : `${wellFormed(hostileText(dice)).replaceAll(/["\r\n]/g, '')}${dice.pick(['.png', '.pdf', '.exe', ''])}`
  const content = isSound || dice.below(2) === 0 ? PIXEL : wellFormed(hostileText(dice))
  const part = `--x\r\ncontent-disposition: form-data; name="f"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n${content}\r\n`
  return {
    headers: { ...headers, 'content-type': isSound || dice.below(3) > 0 ? 'multipart/form-data; boundary=x' : dice.pick(['application/json', 'multipart/form-data', 'text/plain']) },
    body: isSound ? `${part}--x--\r\n` : dice.pick([`${part}--x--\r\n`, part, part.repeat(40), '', '--x--\r\n', '--x\r\n\r\n']),
  }
}

const wellFormed = (text: string): string => text.toWellFormed()
const encode = (text: string): string => encodeURIComponent(wellFormed(text)).replaceAll(/^\.+$/g, '%2E')
/** Any text as the value of a header: what cannot stand there is left out. */
const hostileHeader = (dice: Dice): string => hostileText(dice).replaceAll(/[^\x21-\x7e]/g, '').slice(0, 300) || '-'
