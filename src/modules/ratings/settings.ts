import { defineSetting, parseWholeNumber } from '../../platform/settings.ts'

/** 差评: who gave it with their name is called within a day (上海市政务服务条例 art. 30; 安阳市优化营商环境条例 art. 52). */
export const contactDays = defineSetting({
  key: 'ratings.contactDays', title: '实名差评回访核实期限', fallback: 1, source: '参照《安阳市优化营商环境条例》第五十二条，请按本地规定设置', parse: parseWholeNumber(1, 30, '个工作日'),
})

/** Local rules have 5, 7 or 15 workdays; no national law fixes it. */
export const rectifyDays = defineSetting({
  key: 'ratings.rectifyDays', title: '差评整改期限', fallback: 15, source: '演示默认值：各地规定为 5 至 15 个工作日，请按本地规定设置', parse: parseWholeNumber(1, 90, '个工作日'),
})

/** A code on paper or on a phone outlives the visit, not the memory of it. */
export const ratingCodeDays = defineSetting({
  key: 'ratings.codeDays', title: '评价二维码和短信链接的有效期', fallback: 30, source: '演示默认值：没有统一规定，请按本地规定设置', parse: parseWholeNumber(1, 365, '日'),
})

/** 智能邀评: some cities remind three days after the end of a case. */
export const reminderDays = defineSetting({
  key: 'ratings.reminderDays', title: '办结后几日没有评价的提醒一次', fallback: 3, source: '演示默认值：参照部分城市办结后 3 日提醒的做法，请按本地规定设置', parse: parseWholeNumber(1, 30, '日'),
})

/** 评价器: whoever walked away has not rated; nothing is counted. */
export const deviceSeconds = defineSetting({
  key: 'ratings.deviceSeconds', title: '评价器上没有人评价的，多少秒后返回（写原因的为五倍）', fallback: 60, source: '演示默认值：没有统一规定，请按本地规定设置', parse: parseWholeNumber(15, 600, '秒'),
})

export const deviceLingerSeconds = defineSetting({
  key: 'ratings.deviceLingerSeconds', title: '评价器上的感谢显示多少秒', fallback: 8, source: '演示默认值：没有统一规定，请按本地规定设置', parse: parseWholeNumber(3, 60, '秒'),
})

/** Long enough to walk from the device to the desk. */
export const pairingMinutes = defineSetting({
  key: 'ratings.pairingMinutes', title: '评价器配对码的有效期', fallback: 5, source: '演示默认值：没有统一规定，请按本地规定设置', parse: parseWholeNumber(1, 60, '分钟'),
})
