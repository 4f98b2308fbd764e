import Type from 'typebox'

export const Month = Type.String({ title: '月份', pattern: '^2\\d{3}-(0[1-9]|1[0-2])$', description: '如 2026-03' })

/** The first and the last day of `2026-02`. */
export const daysOfMonth = (month: string): { from: string; until: string } => ({
  from: `${month}-01`,
  until: new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10),
})
