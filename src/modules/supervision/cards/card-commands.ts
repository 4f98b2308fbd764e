import { defineCardCommand, MayHaveNote, WithNote, WithNoteAndFiles } from './define-card-command.ts'

const BODY = { audience: 'staff' } as const
const WATCH = { audience: 'supervisor', permission: 'supervision.decideCards' } as const

export const explainCard = defineCardCommand({ ...BODY, permission: 'supervision.explain', verb: 'explain', id: 'supervision.explainCard', summary: '对一张黄牌或红牌作出说明', body: WithNoteAndFiles('说明') })
export const appealCard = defineCardCommand({ ...BODY, permission: 'supervision.appeal', verb: 'appeal', id: 'supervision.appealCard', summary: '说明未采纳的，提出申诉（一次）', body: WithNoteAndFiles('申诉理由') })
export const reportRectification = defineCardCommand({ ...BODY, permission: 'supervision.explain', verb: 'reportRectification', id: 'supervision.reportRectification', summary: '报告红牌的整改情况', body: WithNoteAndFiles('整改情况') })

export const acceptExplanation = defineCardCommand({ ...WATCH, verb: 'accept', id: 'supervision.acceptExplanation', summary: '采纳说明', body: MayHaveNote('认定意见') })
export const rejectExplanation = defineCardCommand({ ...WATCH, verb: 'reject', id: 'supervision.rejectExplanation', summary: '不采纳说明', body: WithNote('不采纳的理由') })
export const upholdCard = defineCardCommand({ ...WATCH, verb: 'uphold', id: 'supervision.upholdCard', summary: '申诉后维持（另一名监察人员）', body: WithNote('维持的理由') })
export const cancelCard = defineCardCommand({ ...WATCH, verb: 'cancel', id: 'supervision.cancelCard', summary: '申诉后撤销（另一名监察人员）', body: WithNote('撤销的理由') })
export const scoreCard = defineCardCommand({ ...WATCH, verb: 'score', id: 'supervision.scoreCard', summary: '按本地考核办法记分', body: MayHaveNote('备注') })
export const confirmRectification = defineCardCommand({ ...WATCH, verb: 'confirmRectification', id: 'supervision.confirmRectification', summary: '确认红牌已经整改', body: MayHaveNote('确认意见') })
export const returnRectification = defineCardCommand({ ...WATCH, verb: 'returnRectification', id: 'supervision.returnRectification', summary: '退回红牌的整改报告', body: WithNote('退回的理由') })

/** 督办: any time before it is over, in words that reach the head of the body. */
export const pressCard = defineCardCommand({ audience: 'supervisor', permission: 'supervision.press', verb: 'press', id: 'supervision.pressCard', summary: '督办（派驻监督）', body: WithNote('督办意见') })
