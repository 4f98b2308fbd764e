import { defineSetting, parseWholeNumber } from '../../../platform/settings.ts'

export const attendanceGraceMinutes = defineSetting({
  key: 'organisation.attendanceGraceMinutes', title: '考勤：晚到或早走多少时间以内不计', fallback: 5, source: '演示默认值，请按大厅管理办法设置', parse: parseWholeNumber(0, 60, '分钟'),
})
