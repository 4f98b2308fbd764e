import { createElement, type ReactElement } from 'react'
import { expect, it } from 'vitest'
import { HallScreenView } from '../../../src/public/display/hall-screen.tsx'
import { showScreen } from '../../../src/public/display/screen-page.tsx'
import { toHallScreen, toWindowScreen } from '../../../src/public/display/screen-words.js'
import { WindowScreenView } from '../../../src/public/display/window-screen.tsx'
import type { Board } from '../../../src/modules/queue/index.ts'
import { expectAccessible, startForBrowser } from '../../kit/browser.ts'
import { shot } from '../workbench/shot.ts'

const { browser } = await startForBrowser()

const HOURS = [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '17:00' }]
const NAMES = ['综合业务', '老年人、残疾人专项', '咨询', '取件', '帮办代办', '跨省通办、全省通办', '免费服务（复印、邮寄、刻章）', '投资建设', '商事登记', '综合事务']
const at = (time: string): Date => new Date(`2026-03-02T${time}:00+08:00`)

const line = (index: number, waiting: number, openWindows = 2): Board['lines'][number] => ({ letter: 'ABCDFJLNPQ'[index]!, name: NAMES[index]!, isOpen: true, waiting, openWindows, waitMinutes: waiting * 4 })
const call = (no: number, index: number, isServing = false): Board['calls'][number] => ({ number: `${'ABC'[index % 3]}${String(100 + index)}`, windowNo: String(no).padStart(3, '0'), times: 1, at: at('10:00').toISOString(), isServing, text: '请' })
const windowsOf = (calls: Board['calls'], state: 'open' | 'paused' = 'open'): Board['windows'] => calls.map(({ windowNo, number, isServing }) => ({ no: windowNo, name: '综合窗口', state, number, isServing }))
const aBoard = (facts: Partial<Board> = {}): Board => ({ hallId: 'H-379902', hallName: '澄湖区政务服务中心', hours: HOURS, closedReason: null, calls: [], windows: [], lines: NAMES.map((_, index) => line(index, 0, 0)), missed: [], ...facts })

const few = [call(7, 3), call(12, 2, true), call(3, 1, true)]
const many = Array.from({ length: 12 }, (_, index) => call(index * 3 + 1, index, index > 4))
const idle = windowsOf(few).map((window) => ({ ...window, number: null, isServing: false }))
const LONG = '某某省云湖市澄湖区政务服务中心（市民之家·企业服务中心）'

const HALLS: readonly { name: string; time: string; board: Board; hallName?: string; brand?: { accent: string; accentDark: string }; lost?: boolean }[] = [
  { name: 'before', time: '08:40', board: aBoard() },
  { name: 'no-window', time: '09:05', board: aBoard({ lines: NAMES.map((_, index) => line(index, index < 2 ? 5 : 0, 0)) }) },
  { name: 'few', time: '10:00', board: aBoard({ calls: few, windows: windowsOf(few), lines: NAMES.map((_, index) => line(index, [6, 1, 0, 2][index] ?? 0, index < 4 ? 2 : 0)), missed: ['A097', 'C021'] }) },
  { name: 'many', time: '10:30', hallName: LONG, board: aBoard({ calls: many, windows: windowsOf(many), lines: NAMES.map((_, index) => line(index, 38 - index * 3)), missed: Array.from({ length: 16 }, (_, index) => `B${String(40 + index).padStart(3, '0')}`) }) },
  { name: 'noon', time: '12:20', board: aBoard({ windows: idle.map((window) => ({ ...window, state: 'paused' as const })), lines: NAMES.map((_, index) => line(index, index === 0 ? 3 : 0, 0)) }) },
  { name: 'paused', time: '10:20', board: aBoard({ windows: idle.map((window) => ({ ...window, state: 'paused' as const })) }) },
  { name: 'over', time: '17:30', board: aBoard() },
  { name: 'closed', time: '10:00', board: aBoard({ hours: [], closedReason: '国庆节' }) },
  { name: 'branded-lost', time: '10:00', brand: { accent: '#7a1f5c', accentDark: '#4f103a' }, lost: true, board: aBoard({ calls: few, windows: windowsOf(few), lines: NAMES.map((_, index) => line(index, 4)) }) },
]

const WINDOWS: readonly { name: string; time: string; board: Board; windowName?: string }[] = [
  { name: 'called', time: '10:00', board: aBoard({ calls: few.slice(0, 1), windows: windowsOf(few.slice(0, 1)) }) },
  { name: 'serving', time: '10:00', windowName: '老年人、残疾人专项和帮办代办综合服务窗口', board: aBoard({ windows: windowsOf([call(7, 1, true)]) }) },
  { name: 'idle', time: '10:00', board: aBoard({ windows: idle }) },
  { name: 'noon', time: '12:20', board: aBoard({ windows: idle.map((window) => ({ ...window, state: 'paused' as const })) }) },
  { name: 'closed', time: '10:00', board: aBoard({ hours: [], closedReason: '国庆节' }) },
]

const facts = { hall: 'H-379902', windowCount: 36, times: 2, serverNow: at('10:00') }
const htmlOf = (view: ReactElement, brand?: { accent: string; accentDark: string }): string => {
  const reply = showScreen('叫号屏', view, { ...facts, brand })
  return reply.kind === 'html' ? reply.html.replace(/<script>.*<\/script>/s, '') : ''
}

it('the screens say what is, fit and can be read from afar in every state of a hall, lying and upright', async () => {
  for (const [way, viewport] of [['lying', { width: 1920, height: 1080 }], ['upright', { width: 1080, height: 1920 }]] as const) {
    const page = await (await browser.newContext({ viewport, locale: 'zh-CN' })).newPage()
    const look = async (name: string, html: string) => {
      await page.setContent(html)
      if (name.endsWith('lost')) {
        await page.evaluate(() => {
          const lost = document.querySelector<HTMLElement>('[data-lost]')!
          Object.assign(lost, { hidden: false, textContent: '连接中断，下面是 10:00 的情况，正在重新连接' })
        })
      }
      await shot(page, `display-${way}-${name}`)
      await expectAccessible(page)
      const cut = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('h1, .rest p, .called > li > div > *, .window .word, .window .more, .counts, .clock span')].filter((each) => {
        const { right, bottom, left, width } = each.getBoundingClientRect()
        return width > 0 && (right > innerWidth + 1 || bottom > innerHeight + 1 || left < -1 || each.scrollWidth > each.clientWidth + 2 && getComputedStyle(each).display !== 'inline')
      }).map((each) => `${each.className || each.tagName}: ${each.textContent}`))
      expect(cut, `${way} ${name}`).toEqual([])
      const hidden = await page.evaluate(() => {
        const bottom = document.querySelector('.called')?.getBoundingClientRect().bottom ?? 0
        return [...document.querySelectorAll('.called > li')].filter((each) => each.getBoundingClientRect().bottom > bottom + 1).map(({ textContent }) => textContent)
      })
      expect(hidden, `${way} ${name}: calls that are cut off`).toEqual([])
    }
    for (const { name, time, board, hallName = board.hallName, brand } of HALLS) {
      await look(name, htmlOf(createElement(HallScreenView, { hallName, screen: toHallScreen(board, { now: at(time).getTime(), windowCount: 36 }), at: at(time) }), brand))
    }
    for (const { name, time, board, windowName = '综合窗口' } of WINDOWS) {
      await look(`window-${name}`, htmlOf(createElement(WindowScreenView, { no: '007', name: windowName, screen: toWindowScreen(board, { now: at(time).getTime(), windowNo: '007' }), at: at(time) })))
    }
    await page.context().close()
  }
})
