import { describe, expect, it } from 'vitest'
import { createAnnouncements } from './announcements.js'
import { toHallScreen, toWindowScreen } from './screen-words.js'

type CallFacts = { number: string; windowNo: string; at?: string; isServing?: boolean }

const NINE = Date.parse('2026-03-02T09:00:00+08:00')

/** A board whose windows have just these numbers, the newest first. */
const aBoard = (...calls: CallFacts[]) => ({
  hallId: 'H-379902', hallName: '政务服务中心', hours: [{ from: '09:00', to: '17:00' }], closedReason: null as string | null, lines: [], missed: [],
  calls: calls.map(({ at = '09:00', isServing = false, ...call }) => ({ ...call, at, isServing, times: 1, text: `请 ${call.number} 号` })),
  windows: calls.map(({ number, windowNo, isServing = false }) => ({ no: windowNo, name: '综合窗口', state: 'open' as const, number, isServing })),
})

/** What is announced until nothing waits. */
function drain(announcements: ReturnType<typeof createAnnouncements>): string[] {
  const said = []
  for (let call = announcements.next(); call; call = announcements.next()) said.push(`${call.number}@${call.windowNo}`)
  return said
}

function begun(times: number) {
  const announcements = createAnnouncements(times)
  announcements.take(aBoard())
  return announcements
}

describe('announcements of a hall', () => {
  it('does not call again what was called before the screen was switched on', () => {
    const announcements = createAnnouncements(2)
    announcements.take(aBoard({ number: 'A001', windowNo: '003' }))
    expect(drain(announcements)).toEqual([])
  })

  it('calls one after the other in the order of the windows, each as often as set, and once however often the board comes', () => {
    const announcements = begun(2)
    const board = aBoard({ number: 'A002', windowNo: '004' }, { number: 'A001', windowNo: '003' })
    announcements.take(board)
    announcements.take(board)
    expect(drain(announcements)).toEqual(['A001@003', 'A001@003', 'A002@004', 'A002@004'])
    announcements.take(board)
    expect(drain(announcements)).toEqual([])
  })

  it('calls anew when the window calls again', () => {
    const announcements = begun(1)
    announcements.take(aBoard({ number: 'A001', windowNo: '003' }))
    const first = announcements.next()!
    announcements.take(aBoard({ number: 'A001', windowNo: '003', at: '09:01' }))
    expect(announcements.isOver(first)).toBe(true)
    expect(drain(announcements)).toEqual(['A001@003'])
  })

  it('drops a call whose person came, or missed it, while it waited', () => {
    const announcements = begun(2)
    announcements.take(aBoard({ number: 'A002', windowNo: '004' }, { number: 'A001', windowNo: '003' }))
    announcements.take(aBoard({ number: 'A002', windowNo: '004' }, { number: 'A001', windowNo: '003', isServing: true }))
    expect(drain(announcements)).toEqual(['A002@004', 'A002@004'])
  })

  it('hurries while more than three wait, and leaves nobody out', () => {
    const announcements = begun(2)
    announcements.take(aBoard(...['5', '4', '3', '2', '1'].map((no) => ({ number: `A00${no}`, windowNo: `00${no}` }))))
    expect(drain(announcements)).toEqual(['A001@001', 'A002@002', 'A003@003', 'A003@003', 'A004@004', 'A004@004', 'A005@005', 'A005@005'])
  })
})

describe('what a screen says', () => {
  const empty = aBoard()
  const at = (now: number) => ({ now, windowCount: 3 })

  it('tells why nobody is called: closed today, not open yet, over, or getting ready', () => {
    expect(toHallScreen({ ...empty, hours: [], closedReason: '国庆节' }, at(NINE))).toMatchObject({ restHead: '今天不对外办公', restMore: '国庆节。许多事项可以在网上办理，不用来大厅。' })
    expect(toHallScreen(empty, at(NINE - 60_000)).restHead).toBe('09:00 开始办理')
    expect(toHallScreen(empty, at(NINE)).restHead).toBe('窗口正在准备')
    expect(toHallScreen(empty, at(NINE + 8 * 3_600_000)).restHead).toBe('今天的办理已经结束')
  })

  it('shows only numbers that stand at a window or are on their way there', () => {
    const board = aBoard({ number: 'A002', windowNo: '004', isServing: true }, { number: 'A001', windowNo: '003' })
    expect(toHallScreen(board, at(NINE)).calls.map(({ number, word }) => `${number} ${word}`)).toEqual(['A002 办理中', 'A001 请前往'])
    expect(toHallScreen({ ...board, windows: board.windows.slice(0, 1) }, at(NINE)).calls).toHaveLength(1)
  })

  it('says over a window who is called there, that it is paused, or that it is closed', () => {
    const board = aBoard({ number: 'A001', windowNo: '003' })
    expect(toWindowScreen(board, { now: NINE, windowNo: '003' })).toMatchObject({ number: 'A001', state: 'called', word: '请到本窗口' })
    expect(toWindowScreen(board, { now: NINE, windowNo: '009' })).toMatchObject({ number: '', state: 'closed', word: '窗口未开' })
    const paused = { ...board, windows: [{ no: '003', name: '综合窗口', state: 'paused' as const, number: null, isServing: false }] }
    expect(toWindowScreen(paused, { now: NINE, windowNo: '003' }).word).toBe('暂停服务')
  })
})
