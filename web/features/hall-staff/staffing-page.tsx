import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { HallPage } from '../office/chosen-hall.tsx'
import './hall-staff.css'
import { HallStaffList } from './hall-staff-list.tsx'
import { RotaScreen } from './rota-screen.tsx'
import { TrainingList } from './training-list.tsx'
import { ViewLinks } from './view-links.tsx'

const VIEWS: readonly { view: string; name: string; show: (hallId: string) => ReactNode }[] = [
  { view: 'rota', name: '排班', show: (hallId) => <RotaScreen key={hallId} hallId={hallId} /> },
  { view: 'staff', name: '人员', show: (hallId) => <HallStaffList key={hallId} hallId={hallId} /> },
  { view: 'training', name: '培训', show: (hallId) => <TrainingList key={hallId} hallId={hallId} /> },
]

/** 值班排班: who sits where this week, who works in the hall at all, and what they were taught. */
export function StaffingPage() {
  const [query] = useSearchParams()
  const chosen = VIEWS.find(({ view }) => view === query.get('view')) ?? VIEWS[0]!
  return (
    <HallPage title="值班排班" under={<ViewLinks label="排班、人员和培训" views={VIEWS} current={chosen.view} toAddress={(view) => consolePaths.staffing({ view, hall: query.get('hall') ?? undefined })} />}>
      {(hallId) => chosen.show(hallId)}
    </HallPage>
  )
}
