import { defineSetting, parseChoice, parseWholeNumber } from '../../../platform/settings.ts'

/** No law fixes it: whoever waits at a window or a screen does not wait for another system for ever. */
export const registerPatience = defineSetting({
  key: 'subjects.registerPatience', title: '查询共享数据最多等几秒', fallback: 3, source: '演示默认值，请按本地共享平台的承诺设置', parse: parseWholeNumber(1, 60, '秒'),
})

export const correctionWorkdays = defineSetting({
  key: 'subjects.correctionWorkdays', title: '更正个人信息申请的答复期限', fallback: 10, source: '演示默认值，参照政务数据共享条例（国务院令第809号）数据校核的 10 个工作日，请按本地规定设置',
  parse: parseWholeNumber(1, 30, '个工作日'),
})

export const accessYears = defineSetting({
  key: 'subjects.accessYears', title: '查看个人信息的记录保存几年', fallback: 3,
  source: '演示默认值：法律没有为查看记录单独规定期限。不少于个人信息保护法第五十六条对影响评估报告和处理情况记录规定的三年，也不少于网络安全法对网络日志规定的六个月；期满即删（第十九条）。请按本地规定设置',
  parse: parseWholeNumber(3, 30, '年'),
})

export const consentYears = defineSetting({
  key: 'subjects.consentYears', title: '已被新的同意取代的同意记录保存几年', fallback: 3,
  source: '演示默认值：法律没有直接规定期限。参照民法典第一百八十八条三年的诉讼时效，用来证明当时取得过同意；期满即删（个人信息保护法第十九条）。请按本地规定设置',
  parse: parseWholeNumber(3, 30, '年'),
})

/** 法律保全: a lawsuit or an inquiry needs what would otherwise be deleted. */
export const deletionPaused = defineSetting({
  key: 'subjects.deletionPaused', title: '是否暂停删除期满的查看记录和同意记录', fallback: 'no', source: '演示默认值。因诉讼、行政复议、调查等依法需要保全的，设为暂停并写明依据',
  parse: parseChoice({ no: '期满照常删除', yes: '依法保全，暂停删除' }),
})
