import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { PageTitle } from '../../kit/page-title.tsx'
import '../catalogue/catalogue.css'
import '../hall-staff/hall-staff.css'
import { ViewLinks } from '../hall-staff/view-links.tsx'
import { DeviceList } from './device-list.tsx'
import { FaultList } from './fault-list.tsx'
import { FleetFigures } from './fleet-figures.tsx'
import { ItemSets } from './item-sets.tsx'
import { TerminalHelp } from './terminal-help.tsx'

const VIEWS: readonly { view: string; name: string; show: () => ReactNode }[] = [
  { view: 'devices', name: '台账', show: () => <DeviceList /> },
  { view: 'faults', name: '故障', show: () => <FaultList /> },
  { view: 'figures', name: '统计', show: () => <FleetFigures /> },
  { view: 'items', name: '可办事项', show: () => <ItemSets /> },
  { view: 'help', name: '使用帮助', show: () => <TerminalHelp /> },
]

/** 终端与设备: what there is, whether it lives, what is broken, what was done there, and how to look after it. */
export function TerminalsPage() {
  const [query] = useSearchParams()
  const chosen = VIEWS.find(({ view }) => view === query.get('view')) ?? VIEWS[0]!
  return (
    <>
      <PageTitle title="终端与设备"><ViewLinks label="台账、故障、统计、可办事项和帮助" views={VIEWS} current={chosen.view} toAddress={(view) => consolePaths.terminals({ view, region: query.get('region') ?? undefined })} /></PageTitle>
      {chosen.show()}
    </>
  )
}
