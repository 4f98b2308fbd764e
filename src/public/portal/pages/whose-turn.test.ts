import { describe, expect, it } from 'vitest'
import { stateWords } from '../../../modules/applications/index.ts'
import { whoseTurn } from './whose-turn.ts'

const view = {
  dueOn: '2026-03-09', paused: false, pauseReason: null, correction: null, revision: null, hearing: null, commitment: null, result: null,
  hall: { id: 'H', name: '区政务服务中心', address: '湖滨路 1 号', phone: '0000-1234567' }, authority: { id: 'A', name: '市场监督管理局' }, item: { code: 'c', version: 1, name: '食品经营许可', kindName: '承诺件', resultName: '证' },
}

describe('现在轮到谁', () => {
  it.each(Object.keys(stateWords))('%s has words of its own, and says what to do', (state) => {
    const turn = whoseTurn({ ...view, state })
    expect(turn.title).not.toBe('正在办理')
    expect(turn.you.length).toBeGreaterThan(5)
  })

  it('names the day by which the applicant has to act, and who waits otherwise', () => {
    expect(whoseTurn({ ...view, state: 'revisionRequested', revision: { requestedOn: '2026-03-02', dueOn: '2026-03-16', reason: '地址不完整', isRevised: false } })).toMatchObject({ title: '轮到您修改申请', dueOn: '2026-03-16', you: '请修改：地址不完整' })
    expect(whoseTurn({ ...view, state: 'accepted' })).toMatchObject({ title: '轮到市场监督管理局审查', dueOn: '2026-03-09' })
  })

  it('tells of a hearing that may be asked for, and of a pause', () => {
    expect(whoseTurn({ ...view, state: 'reviewed', hearing: { informedOn: '2026-03-02', requestDueOn: '2026-03-09', requestedOn: null, holdBy: null } }).title).toBe('您可以要求听证')
    expect(whoseTurn({ ...view, state: 'accepted', paused: true, pauseReason: '现场核查：核查场地' })).toMatchObject({ title: '暂停计算办理时间', wait: '现场核查：核查场地' })
  })
})
