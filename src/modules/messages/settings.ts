import { defineSetting, parseChoice } from '../../platform/settings.ts'
import { parseQuietHours } from './sms/sms-rules.ts'

/** No law fixes it; people are asleep. Urgent messages pass. */
export const quietHours = defineSetting({
  key: 'messages.quietHours', title: '不发短信的时段（如 21:00-08:00；none 为不限）', fallback: '21:00-08:00', source: '演示默认值，请按本地规定设置',
  parse: (text) => (text === 'none' || parseQuietHours(text) ? text : undefined),
})

export const smsIsOn = defineSetting({
  key: 'messages.sms', title: '是否发送短信（on 发送，off 只发站内消息）', fallback: 'on', source: '演示默认值', parse: parseChoice('on', 'off'),
})
