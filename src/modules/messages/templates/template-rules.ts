import type { FieldError } from '../../../platform/errors.ts'
import { PLACEHOLDERS, type TemplateId, templateOf, type Wording } from './templates.ts'

/** `{itemName}`, and what was meant as one: a brace that does not close is told too. */
const PLACEHOLDER = /\{([^{}]*)\}/g

/** What is wrong with a wording: placeholders nobody fills, braces that do not close, a text message for what has none. */
export function wordingErrors(id: TemplateId, wording: Wording): FieldError[] {
  const template = templateOf(id)
  const known = Object.keys(PLACEHOLDERS[template.about])
  const errors = (['title', 'text', 'sms'] as const).flatMap((field): FieldError[] => {
    const text = wording[field]
    if (text === undefined) return []
    const unknown = [...text.matchAll(PLACEHOLDER)].map(([, name]) => name!).filter((name) => !known.includes(name))
    if (unknown.length > 0) return [{ pointer: `/${field}`, message: `没有「${unknown.map((name) => `{${name}}`).join('、')}」可填，可用的有：${known.map((name) => `{${name}}`).join('、')}。` }]
    return /[{}]/.test(text.replaceAll(PLACEHOLDER, '')) ? [{ pointer: `/${field}`, message: '花括号没有配对，请检查。' }] : []
  })
  // Who gets a text message is ours to say: a region words it, and does not begin to send one.
  if (wording.sms !== undefined && template.sms === undefined) errors.push({ pointer: '/sms', message: '这条消息不发短信，请去掉短信内容。' })
  return errors
}

/** A wording with the words in place of its placeholders; text that was filled in is not looked at again. */
export function fillWording(wording: Wording, words: Readonly<Record<string, string>>): Wording {
  const fill = (text: string) => text.replaceAll(PLACEHOLDER, (whole, name: string) => words[name] ?? whole)
  return { title: fill(wording.title), text: fill(wording.text), ...(wording.sms === undefined ? {} : { sms: fill(wording.sms) }) }
}

/** Something to see a wording with. */
export const SAMPLE_WORDS: Readonly<Record<string, string>> = {
  number: '3799022603020000015', itemName: '食品经营许可', authorityName: '澄湖区市场监督管理局', hallName: '澄湖区政务服务大厅', hallAddress: '澄湖区湖滨路1号', hallPhone: '0000-1234567',
  answerBy: '2026年3月16日', change: '公布了新版办事指南', version: '2', problem: '快递单号 24 小时没有动静，请联系快递。',
  askedName: '云湖市公安局', askingName: '澄湖区市场监督管理局', forWhat: '「食品经营许可」', outcome: '情况属实', register: '不动产登记信息', field: '坐落',
  certificateName: '食品经营许可证', certificateNumber: '澄湖区证字〔2026〕第000031号', certificateChange: '暂扣', since: '2026年3月2日', when: '还有 60 天到期',
  code: 'CP379902260302000001', exclusionName: '未申请', link: 'https://zwfw.example.cn/rate/k3x', cardChange: '不采纳说明', cardNote: '系统升级事先通知过', nextBy: '2026年3月16日',
  purpose: '食品经营许可',
  title: '食品经营许可', clueKind: '多要材料', levelName: '黄牌', ruleTitle: '超期办结（承诺时限）', findings: '超期办结（承诺时限） 12 件、送达超期 3 件', finding: '承诺期限5个工作日，应于2026-03-09前完成，已超过1天',
}

/** What a message tells, in a few words: its title without the item or number it ends with. */
export const nameOfMessage = (title: string): string => title.replace(/：\{\w+\}$/, '').replaceAll(PLACEHOLDER, '…')
