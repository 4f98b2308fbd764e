import { type Duration, type DurationUnit, durationText } from '../item.ts'
import { type CheckRule, findingIf } from './check-rule.ts'

const SPECIAL = 'specialProcedure'

export const limitRules: readonly CheckRule[] = [
  {
    id: 'limitNotesAgree',
    title: '时限说明里写的天数与时限一致',
    source: 'GB/T 39554.2 法定办结时限、承诺办结时限及其说明',
    severity: 'warn', problem: 'limit', elements: ['promisedLimitNote', 'statutoryLimitNote', 'promisedLimit', 'statutoryLimit'],
    find: ({ promisedLimit, promisedLimitNote, statutoryLimit, statutoryLimitNote }) => [
      ...contradicts('promisedLimitNote', '承诺', promisedLimitNote, promisedLimit),
      ...(statutoryLimit ? contradicts('statutoryLimitNote', '法定', statutoryLimitNote, statutoryLimit) : findingIf(saysLimit('法定', statutoryLimitNote) !== undefined, 'statutoryLimit', '说明里写了法定时限，法定办结时限却是空的。请填写。')),
    ],
  },
  {
    id: 'licenceLimitsInWorkdays',
    title: '行政许可的承诺时限以工作日计算',
    source: '《行政许可法》第八十二条',
    severity: 'warn', problem: 'limit', elements: ['promisedLimit'],
    find: ({ type, promisedLimit }) =>
      findingIf(type === 'licence' && promisedLimit.amount > 0 && promisedLimit.unit === 'naturalDay', 'promisedLimit', '行政许可的期限以工作日计算，不含法定节假日。请把承诺办结时限换算成工作日。'),
  },
  {
    id: 'specialProcedureHasBasis',
    title: '特别程序写明依据和所需时间',
    source: '《行政许可法》第四十五条：所需时间应当书面告知申请人',
    severity: 'warn', problem: 'process', elements: ['steps'],
    find: ({ steps }) => steps.filter(({ kind }) => kind === SPECIAL).flatMap(({ id, name, basis, days }) => [
      ...findingIf(basis === null, `steps/${id}/basis`, `特别程序「${name}」没有写依据。请写明哪部法律允许。`),
      ...findingIf(days === 0, `steps/${id}/days`, `特别程序「${name}」没有写所需时间。申请人有权事先知道，请填写。`),
    ]),
  },
]

const UNIT_OF: Record<string, DurationUnit> = { 工作日: 'workday', 日: 'naturalDay', 天: 'naturalDay', 小时: 'hour' }

/** The limit a note states for itself (承诺时限为5个工作日); a note that speaks of other periods states none. */
function saysLimit(word: '承诺' | '法定', note: string | null): Duration | undefined {
  const said = new RegExp(`${word}(?:办结)?(?:时限|期限)?[为是：:\\s]*(\\d+(?:\\.\\d+)?)\\s*个?(工作日|小时|日|天)`).exec(note ?? '')
  return said ? { amount: Number(said[1]), unit: UNIT_OF[said[2]!]! } : undefined
}

function contradicts(path: string, word: '承诺' | '法定', note: string | null, limit: Duration) {
  const said = saysLimit(word, note)
  return findingIf(said !== undefined && (said.amount !== limit.amount || said.unit !== limit.unit), path, `说明里写的${word}时限（${durationText(said ?? null)}）与${word}办结时限（${durationText(limit)}）不一致。请改成一致。`)
}
