import { describe, expect, it } from 'vitest'
import { standInText } from './describe-stand-in.ts'

describe('what stands in for a material', () => {
  it('is named with its number, or with how old the data is and when it was looked up', () => {
    expect(standInText({ standIn: { way: 'certificate', identifier: '1.2.156', number: '餐健379902000002' } })).toBe('电子证照，编号 餐健379902000002')
    expect(standInText({ standIn: { way: 'register', register: '不动产登记信息', asOf: '2026-11-19T16:30:00.000Z', fetchedAt: '2026-11-22T01:05:00.000Z' } })).toBe('不动产登记信息，数据时间 2026-11-20，2026-11-22 09:05 查询')
    expect([standInText({ standIn: { way: 'form' } }), standInText({ standIn: { way: 'internalCheck' } })]).toEqual(['在线填写的申请表', '由受理部门自行核查'])
  })

  it('says that the applicant declined, and nothing of cases from before', () => {
    expect(standInText({ declinedSharing: true })).toBe('申请人不同意调用，自行提交')
    expect(standInText({})).toBeNull()
  })
})
