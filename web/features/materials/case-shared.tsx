import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { files } from '../../client/paths.ts'
import { toProblem } from '../../client/problem.ts'
import type { ApplicationView } from '../../client/types.ts'
import { toColumnDay } from '../../kit/dates.ts'
import { Panel } from '../../kit/panel.tsx'
import type { ViewedFile } from '../applications/file-viewer.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import '../checks/checks.css'
import './materials.css'
import { openShared, sharesKey, useShareable } from './material-calls.ts'
import { sharesForCases } from './material-roles.ts'

interface CaseSharedProps {
  view: ApplicationView
  onOpen: (file: ViewedFile) => void
}

/** On a case page, for whoever reviews or decides it: what the state has of the applicant for this case. Nothing is shown where nothing may be looked at. */
export function CaseShared({ view, onOpen }: CaseSharedProps) {
  const shareable = useShareable(view.number, sharesForCases(useOfficer()))
  const queries = useQueryClient()
  const { message } = App.useApp()
  const opening = useMutation({
    mutationFn: ({ register, holderId }: { register: string; holderId: string }) => openShared(view.number, register, holderId),
    onError: (error) => void message.error(toProblem(error).detail),
    onSuccess: () => void queries.invalidateQueries({ queryKey: [...sharesKey, 'ledger'] }),
  })
  const { entries = [], registers = [] } = shareable.data ?? {}
  if (entries.length + registers.length === 0) return null
  const shown = opening.data
  return (
    <Panel title="可以调用的材料和数据">
      <p className="quiet">只用于本办件。每看一次都记入共享台账，申请人看得到。</p>
      <ul className="case-checks shareable">
        {registers.map(({ register, holderId, holderName, asOf }) => (
          <li key={`${register} ${holderId}`}>
            <Button size="small" loading={opening.isPending && opening.variables.register === register && opening.variables.holderId === holderId} onClick={() => opening.mutate({ register, holderId })}>查看{register}</Button>
            <span className="quiet">{holderName} · 数据时间 {toColumnDay(asOf.slice(0, 10))}</span>
            {shown?.register === register && shown.holderName === holderName && (
              <dl className="shared-fields">{shown.fields.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
            )}
          </li>
        ))}
        {entries.map((entry) => (
          <li key={entry.id}>
            <strong>{entry.name}</strong>
            <span className="quiet">{toColumnDay(entry.keptOn)}{entry.itemName ? `办理「${entry.itemName}」时提交` : '本人存入材料库'}</span>
            <span>{entry.files.map(({ id, name, mediaType }) => <Button key={id} size="small" onClick={() => onOpen({ name, mediaType, url: files.sharedFile(view.number, entry.id, id) })}>{name}</Button>)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
