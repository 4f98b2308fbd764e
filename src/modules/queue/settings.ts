import type { Platform } from '../../platform/context.ts'
import { defineSetting, getSetting, parseChoice, parseText, parseWholeNumber } from '../../platform/settings.ts'
import { type CallingPolicy, callingPolicyWords } from './calling/calling-rules.ts'
import { parsePriorities, type Priorities } from './tickets/priority-rules.ts'

const DEMO = '演示默认值：没有统一规定，请按本地大厅的管理办法设置'

/** How a hall decides who comes next (calling/calling-rules.ts says what each means). */
export const callingPolicy = defineSetting<CallingPolicy>({
  key: 'queue.callingPolicy', title: '叫号规则', fallback: 'headStart', source: DEMO, parse: parseChoice(callingPolicyWords),
})

/** Which people are served first, and by how many minutes their number counts as taken earlier. */
export const priorityClasses = defineSetting({
  key: 'queue.priorityClasses', title: '优先叫号的人群和提前的分钟数', fallback: '老年人15 残疾人15 孕产妇15 军人15 消防救援15 重症30',
  source: '演示默认值：人群参照老年人权益保障法、残疾人保障法、军人地位和权益保障法、退役军人保障法和消防救援人员优待办法，分钟数请按本地规定设置',
  parse: parseText(200, { hint: '写成“老年人15 残疾人15”这样，用空格分开，数字是提前的分钟数（1 到 120）；没有写的人群不优先。', isRight: (text) => parsePriorities(text) !== undefined }),
})

/** 老年人权益保障法 art. 2: from 60 on; many halls say 65. */
export const elderAge = defineSetting({
  key: 'queue.elderAge', title: '多少周岁起按老年人优先', fallback: 60, source: '《中华人民共和国老年人权益保障法》第二条', parse: parseWholeNumber(50, 100, '周岁'),
})

/** 实名取号: whether somebody who shows no identity card gets a number too. */
export const walkIns = defineSetting({
  key: 'queue.walkIns', title: '没有带证件的人能否取号', fallback: 'yes', source: DEMO, parse: parseChoice({ yes: '可以取号（不登记姓名）', no: '须凭证件取号' }),
})

export const callTimes = defineSetting({
  key: 'queue.callTimes', title: '叫几次没有到窗口的算过号', fallback: 3, source: '演示默认值：各地一般为 3 次', parse: parseWholeNumber(1, 5, '次'),
})

export const returnMinutes = defineSetting({
  key: 'queue.returnMinutes', title: '过号后多久内回来可以重新排队', fallback: 30, source: DEMO, parse: parseWholeNumber(0, 240, '分钟'),
})

export const returnBehind = defineSetting({
  key: 'queue.returnBehind', title: '过号后回来的排在几个号之后', fallback: 2, source: DEMO, parse: parseWholeNumber(0, 20, '个号'),
})

export const takeBeforeMinutes = defineSetting({
  key: 'queue.takeBeforeMinutes', title: '开门前多久开始取号', fallback: 30, source: DEMO, parse: parseWholeNumber(0, 240, '分钟'),
})

/** For the wait that is told before noon: how many of the windows go on. */
export const extendedShare = defineSetting({
  key: 'queue.extendedShare', title: '午间、延时服务时开放的窗口占平时的百分之几', fallback: 25, source: DEMO, parse: parseWholeNumber(0, 100, '%'),
})

/** Whoever still waits at closing time is served; what is left after that is settled. */
export const settleMinutes = defineSetting({
  key: 'queue.settleMinutes', title: '下班后多久结清没有办完的号', fallback: 60, source: DEMO, parse: parseWholeNumber(0, 360, '分钟'),
})

/** 个人信息保护法 art. 19: no longer than needed. */
export const keepPersonDays = defineSetting({
  key: 'queue.keepPersonDays', title: '号票上的姓名和身份索引保存多久', fallback: 30, source: '演示默认值：《个人信息保护法》第十九条要求保存期限为实现目的所必要的最短时间', parse: parseWholeNumber(1, 365, '日'),
})

/** What holds in a region on a day. */
export async function getPriorities(platform: Platform, region: string, day: string): Promise<Priorities> {
  return parsePriorities(await getSetting(platform, priorityClasses, region, day)) ?? new Map()
}
