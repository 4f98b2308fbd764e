import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { type Authority, type Directory, getDirectory } from '../../organisation/index.ts'
import { actingAsWords } from '../principals.ts'
import type { Subject } from '../subject.ts'
import { getAskedFor } from './asked-for.ts'
import { OwnRegister, RegisterBody, RegisterList, RegistersQuery } from './contract.ts'
import { readRegister } from './read-register.ts'
import list from './registers.json' with { type: 'json' }

/** A register of other departments that materials may be replaced by. */
export interface RegisterEntry {
  /** 不动产登记信息 */
  name: string
  /** The department that keeps it, by its short name: 自然资源和规划局. */
  holder: string
  about: string[]
}

/** Every register that items name, with who keeps it. */
export const registers: readonly RegisterEntry[] = list

/** @throws Refusal 404 when there is no register of this name about such a subject */
export function getRegister(name: string, { kind }: Pick<Subject, 'kind'>): RegisterEntry {
  const register = registers.find((each) => each.name === name && each.about.includes(kind))
  if (!register) throw new Refusal(404, 'subjects.no_such_register', '没有这一类登记信息。请从列表里选择。', { errors: [{ pointer: '/register', message: '请从列表里选择。' }] })
  return register
}

/** The body that keeps a register where a subject lives: their county's, or else their city's. */
export const findHolder = (directory: Directory, { holder }: RegisterEntry, region: string): Authority | undefined =>
  (directory.findCompetence(region, holder) ?? directory.findCompetence(`${region.slice(0, 4)}00`, holder))?.authority

/** What the person who is signed in may ask to see, of themselves or of whom they stand for; only registers that are connected. */
export const listOwnRegisters = defineOperation({
  id: 'subjects.listRegisters',
  summary: '可以查阅本人（或者所监护的孩子、所代表的单位）哪些登记信息，由谁保管',
  audience: 'citizen',
  permission: 'subjects.readOwnPrivacy',
  query: RegistersQuery,
  output: RegisterList,
  async run(ctx, { query }) {
    const [{ subject }, directory] = [await getAskedFor(ctx, query.subject), await getDirectory(ctx)]
    return {
      rows: registers.filter(({ name, about }) => about.includes(subject.kind) && ctx.outside.registers?.has(name))
        .map((register) => ({ name: register.name, holderName: findHolder(directory, register, subject.region)?.name ?? register.holder })),
    }
  },
})

/** 查阅 (个人信息保护法 art. 45): what a register says, with its source and time. The look is on the log too, one's own as well. */
export const readOwnRegister = defineOperation({
  id: 'subjects.readOwnRegister',
  summary: '查阅本人（或者所监护的孩子、所代表的单位）的一类登记信息，标明来源和时间',
  audience: 'citizen',
  permission: 'subjects.readOwnPrivacy',
  body: RegisterBody,
  output: OwnRegister,
  isWrite: true,
  async run(ctx, { body }) {
    const { subject, as } = await getAskedFor(ctx, body.subject)
    const register = getRegister(body.register, subject)
    const finding = await readRegister(ctx, { subject, register: register.name, purpose: `${actingAsWords[as]}查阅`, basis: '个人信息保护法第四十五条', region: subject.region, isOwnRequest: true })
    return { register: register.name, holderName: await holderNameOf(ctx, register, subject.region), ...describe(finding) }
  },
})

const holderNameOf = async (ctx: Context, register: RegisterEntry, region: string): Promise<string> => findHolder(await getDirectory(ctx), register, region)?.name ?? register.holder

function describe(finding: Awaited<ReturnType<typeof readRegister>>) {
  switch (finding.outcome) {
    case 'found':
      return { outcome: finding.outcome, reason: null, asOf: finding.asOf, fields: Object.entries(finding.fields).map(([name, value]) => ({ name, value: typeof value === 'boolean' ? (value ? '是' : '否') : String(value) })) }
    case 'missing':
      return { outcome: finding.outcome, reason: '这里没有查到您的信息。如果您认为应当有，可以申请更正。', asOf: null, fields: [] }
    case 'unavailable':
      return { outcome: finding.outcome, reason: OWN_REASONS[finding.cause], asOf: null, fields: [] }
  }
}

/** To somebody who only wants to see: there is no material to hand in instead. */
const OWN_REASONS = {
  notConnected: '这类信息还没有接入本平台，请向保管部门查询。',
  consentWithdrawn: '您撤回了同意，现在不查询。',
  consentMissing: '您没有同意查询，现在不查询。',
  tooSlow: '保管部门没有在规定时间内答复，请稍后再试。',
  outOfOrder: '现在暂时查不到，请稍后再试。',
} as const
