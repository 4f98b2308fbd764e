import type { Page } from '../../platform/http/page.ts'
import type { IconName } from '../ui/icons.tsx'
import { helpPage, sendHelpCancellationPage, sendHelpPage } from './pages/help.tsx'
import { arrivalPage, sendArrivalPage, sendTakeNumberPage, slipPage, takeNumberPage } from './pages/take-number.tsx'
import { printPage } from './pages/print.tsx'
import { ownPaths } from './own-paths.ts'

/** What only a terminal does: pages of its own under the visit, beside those of the portal. */
export const services: readonly Page[] = [takeNumberPage, sendTakeNumberPage, slipPage, arrivalPage, sendArrivalPage, helpPage, sendHelpPage, sendHelpCancellationPage, printPage]

export interface ServiceTile {
  label: string
  /** What it is for, in a few words. */
  hint: string
  icon: IconName
  href: string
  /** Only where the terminal stands in a hall. */
  isForHall?: boolean
}

/** What the first page of a visit shows of them. */
export const serviceTiles: readonly ServiceTile[] = [
  { label: '取号', hint: '今天到窗口办', icon: 'ticket', href: ownPaths.number(), isForHall: true },
  { label: '预约取号', hint: '预约了今天来的', icon: 'calendar', href: ownPaths.arrival(), isForHall: true },
  { label: '打印', hint: '证照、证明、办理结果', icon: 'print', href: ownPaths.print() },
  { label: '呼叫帮助', hint: '请工作人员过来', icon: 'person', href: ownPaths.help() },
]
