import { defineSetting, parseWholeNumber } from '../../platform/settings.ts'

/** How long what a register said may stand in for a material, before it is asked again. */
export const fetchedDays = defineSetting({
  key: 'materials.fetchedDays', title: '共享数据查询结果可以使用多久', fallback: 30, source: '演示默认值：请按数据提供部门的共享约定设置', parse: parseWholeNumber(1, 365, '天'),
})

/** How long what was handed in or kept in the library can be used again. */
export const libraryDays = defineSetting({
  key: 'materials.libraryDays', title: '材料库里的材料可以反复使用多久', fallback: 730, source: '演示默认值：请按当地电子材料复用规定设置', parse: parseWholeNumber(1, 3650, '天'),
})

/** A register that gave no answer is asked again after so long. */
export const refetchMinutes = defineSetting({
  key: 'materials.refetchMinutes', title: '登记库没有应答时隔多久再查', fallback: 10, source: '演示默认值', parse: parseWholeNumber(1, 1440, '分钟'),
})

/** And after so many times nobody asks any more. */
export const refetchAttempts = defineSetting({
  key: 'materials.refetchAttempts', title: '登记库没有应答时最多再查几次', fallback: 50, source: '演示默认值', parse: parseWholeNumber(1, 1000, '次'),
})
