import { getDirectory } from '../../modules/organisation/index.ts'
import { type Board, readBoard } from '../../modules/queue/index.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Page, PageRequest } from '../../platform/http/page.ts'
import { getSetting } from '../../platform/settings.ts'
import { readBrand } from '../brand.ts'
import { HallScreenView } from './hall-screen.tsx'
import { showScreen } from './screen-page.tsx'
import { toHallScreen, toWindowScreen } from './screen-words.js'
import { announceTimes } from './settings.ts'
import { WindowScreenView } from './window-screen.tsx'

/** A hall, how it stands, and what keeps its screens going. */
async function loadHall({ platform, params, run }: PageRequest) {
  const hall = (await getDirectory(platform)).hall(params.hall!)
  const [board, times, brand] = await Promise.all([
    run<Board>(readBoard, { params: { hall: hall.id } }), getSetting(platform, announceTimes, hall.region, platform.clock.today()), readBrand(platform, hall.region),
  ])
  const serverNow = platform.clock.now()
  return { hall, board, at: serverNow, facts: { hall: hall.id, windowCount: hall.windows.length, times, serverNow, brand } }
}

export const hallScreenPage: Page = {
  method: 'GET',
  path: '/display/:hall',
  access: 'anyone',
  async answer(request) {
    const { hall, board, at, facts } = await loadHall(request)
    const screen = toHallScreen(board, { now: at.getTime(), windowCount: facts.windowCount })
    return showScreen(`叫号屏 - ${hall.name}`, <HallScreenView hallName={hall.name} screen={screen} at={at} />, facts)
  },
}

export const windowScreenPage: Page = {
  method: 'GET',
  path: '/display/:hall/windows/:no',
  access: 'anyone',
  async answer(request) {
    const { hall, board, at, facts } = await loadHall(request)
    const window = hall.windows.find(({ no }) => no === request.params.no)
    if (!window) throw new Refusal(404, 'display.no_such_window', `${hall.name}没有这个窗口。窗口号写三位数字，例如 007。`)
    const screen = toWindowScreen(board, { now: at.getTime(), windowNo: window.no })
    return showScreen(`${Number(window.no)} 号窗口 - ${hall.name}`, <WindowScreenView no={window.no} name={window.name} screen={screen} at={at} />, { ...facts, window: window.no })
  },
}
