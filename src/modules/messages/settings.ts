import { defineSetting, parseChoice, parseText } from '../../platform/settings.ts'
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
