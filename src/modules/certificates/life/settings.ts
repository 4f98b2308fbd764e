import { defineSetting, parseText } from '../../../platform/settings.ts'
import { isRightReminderDays } from './reminder-rules.ts'

export const reminderDays = defineSetting({
  key: 'certificates.reminderDays', title: '证照到期前几天提醒持证人', fallback: '60、35、7',
  source: '《行政许可法》第五十条：延续应在届满三十日前申请，所以在那以前提醒两次；具体天数为演示默认值，请按本地规定设置',
  parse: parseText(20, { hint: '从大到小写天数，用顿号隔开，最多四次，如 60、35、7。', isRight: isRightReminderDays }),
})
