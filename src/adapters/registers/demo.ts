import { createHash } from 'node:crypto'
import answers from './demo-answers.json' with { type: 'json' }
import type { RegisterAnswer, RegisterQuestion, Registers, RegisterValue } from './port.ts'

/**
 * Residents of the demonstration whose registers go wrong in the ways real ones do, so that anybody can see what happens then:
 * one whose registers never answer in time (resident18), one of whom they say things that cannot be (resident19), one for whom they
 * are out of order (resident20).
 */
export const DEMO_REGISTER_TROUBLE = {
  slow: '379923198308031017',
  wrong: '379924197104021011',
  dead: '379925194202161002',
} as const

/** How a field of the demonstration is invented. */
type FieldPlan =
  | { is: 'name' | 'sex' | 'birthDate' | 'region' }
  | { pick: RegisterValue[] }
  | { number: number[]; decimals?: number }
  | { date: string[] }
  | { digits: number; prefix?: string }
  | { text: string; number: number[] }

interface RegisterPlan {
  about: string[]
  /** Of a hundred people, of how many it knows something. */
  share: number
  fields: Record<string, FieldPlan>
  /** What it says of the resident of whom it is wrong. */
  wrong?: Record<string, RegisterValue>
}

const plans = new Map(Object.entries(answers as Record<string, RegisterPlan>))

const DAY_MS = 86_400_000

/** Registers of nobody's: what they say of somebody is invented from the identity number, the same at every asking. */
export const createDemoRegisters = (now: () => Date): Registers => ({
  name: '演示共享平台',
  has: (register) => plans.has(register),
  async ask(question, signal) {
    const plan = plans.get(question.register)
    if (!plan) throw new Error('no such register')
    if (question.identity === DEMO_REGISTER_TROUBLE.dead) throw new Error('演示：共享平台不可用（503）')
    if (question.identity === DEMO_REGISTER_TROUBLE.slow) await untilAborted(signal)
    return answer(plan, question, now())
  },
})

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error)
    else signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })

function answer(plan: RegisterPlan, question: RegisterQuestion, now: Date): RegisterAnswer {
  const isWrong = question.identity === DEMO_REGISTER_TROUBLE.wrong
  if (!plan.about.includes(question.kind)) return { found: false }
  if (!isWrong && draw(question, '', 100) >= plan.share) return { found: false }
  const fields = Object.fromEntries(Object.entries(plan.fields).map(([field, fieldPlan]) => [field, invent(question, field, fieldPlan)]))
  return {
    found: true,
    fields: isWrong ? { ...fields, ...plan.wrong } : fields,
    // Registers are brought up to date at night, some days ago.
    asOf: new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS - draw(question, '更新', 30) * DAY_MS).toISOString(),
  }
}

function invent(question: RegisterQuestion, field: string, plan: FieldPlan): RegisterValue {
  if ('is' in plan) return whoItIs(question, plan.is)
  if ('pick' in plan) return plan.pick[draw(question, field, plan.pick.length)]!
  if ('date' in plan) {
    const [from, to] = plan.date.map((day) => Date.parse(day) / DAY_MS) as [number, number]
    return new Date((from + draw(question, field, to - from + 1)) * DAY_MS).toISOString().slice(0, 10)
  }
  if ('digits' in plan) return `${plan.prefix ?? ''}${Array.from({ length: plan.digits }, (_, place) => draw(question, `${field}${place}`, 10)).join('')}`
  const [least, most] = plan.number as [number, number]
  if ('text' in plan) return plan.text.replace('{}', String(least + draw(question, field, most - least + 1)))
  const steps = 10 ** (plan.decimals ?? 0)
  return least + draw(question, field, (most - least) * steps + 1) / steps
}

/** The counties of the invented city, by the six digits with which an identity number begins. */
const COUNTIES: Readonly<Record<string, string>> = {
  379902: '澄湖区', 379903: '望岱区', 379921: '泗源县', 379922: '兖阳县', 379923: '汶河县', 379924: '清桥县', 379925: '鹿台县', 379926: '石堰县', 379981: '凤岭市', 379982: '安陵市',
}

/** What the identity itself tells. */
function whoItIs({ identity, name }: RegisterQuestion, what: 'name' | 'sex' | 'birthDate' | 'region'): RegisterValue {
  if (what === 'name') return name
  if (what === 'sex') return Number(identity[16]) % 2 === 1 ? '男' : '女'
  if (what === 'birthDate') return `${identity.slice(6, 10)}-${identity.slice(10, 12)}-${identity.slice(12, 14)}`
  return `云湖市${COUNTIES[identity.slice(0, 6)] ?? ''}`
}

/** A number below `below` that belongs to this person, register and field, and is the same at every asking. */
const draw = ({ identity, register }: RegisterQuestion, field: string, below: number): number =>
  createHash('sha256').update(`${identity}\n${register}\n${field}`).digest().readUInt32BE(0) % below
