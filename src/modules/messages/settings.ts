import { defineSetting, parseChoice, parseText, parseWholeNumber } from '../../platform/settings.ts'
import type { SignalLevel } from './sms/officer-text-rules.ts'
import { parseQuietHours } from './sms/sms-rules.ts'

/** What says that messages go out day and night: on a screen, on a command line. */
const NO_QUIET = ['不限', 'none']

/** No law fixes it; people are asleep. Urgent messages pass. */
export const quietHours = defineSetting({
  key: 'messages.quietHours', title: '不发短信的时段', fallback: '21:00-08:00', source: '演示默认值，请按本地规定设置',
  parse: parseText(20, { hint: '写成 21:00-08:00 这样；全天都可以发，写“不限”。', isRight: (text) => NO_QUIET.includes(text) || parseQuietHours(text) !== undefined }),
  describe: async (_, value) => (NO_QUIET.includes(value) ? '不限' : value),
})

export const smsIsOn = defineSetting({
  key: 'messages.sms', title: '是否发送短信', fallback: 'on', source: '演示默认值', parse: parseChoice({ on: '发送', off: '只发站内消息' }),
})

/** From which level on 电子监察 reaches officers by phone; what is below lies on their desks. */
export const officerSms = defineSetting<SignalLevel | 'off'>({
  key: 'messages.officerSms', title: '监察提醒发短信给工作人员', fallback: 'yellow', source: '演示默认值，请按本地规定设置',
  parse: parseChoice({ off: '不发', red: '红牌', yellow: '黄牌和红牌', warning: '预警、黄牌和红牌', reminder: '提醒、预警、黄牌和红牌' }),
})

export const officerSmsHours = defineSetting({
  key: 'messages.officerSmsHours', title: '什么时候发短信给工作人员', fallback: 'workingHours', source: '演示默认值，请按本地规定设置',
  parse: parseChoice({ workingHours: '工作时间（红牌除外）', anyTime: '不发短信的时段以外' }),
})

/** A desk may be a whole department's: nobody reads what everybody gets. */
export const officerSmsMost = defineSetting({
  key: 'messages.officerSmsMost', title: '一条监察消息最多发几个人的手机', fallback: 5, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(1, 50, '人'),
})
