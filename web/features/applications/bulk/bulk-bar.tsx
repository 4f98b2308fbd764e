import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api, bodyOf } from '../../../client/http.ts'
import { useIntention } from '../../../client/intention.ts'
import { useMended } from '../../../client/mended.ts'
import { paths } from '../../../client/paths.ts'
import { type FieldError, toProblem } from '../../../client/problem.ts'
import type { ApplicationRow } from '../../../client/types.ts'
import { ActionDrawer } from '../../../kit/action-drawer.tsx'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { FormFields, toFieldId } from '../../../kit/form-fields.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import type { Values } from '../actions/case-action.ts'
import { useAssignees } from '../case-queries.ts'
import './bulk.css'
import { ownBulkKey } from './bulk-queries.ts'
import { bulkActions, type BulkVerb, missingBulkFields, offeredBulkVerbs } from './bulk-verbs.ts'

interface BulkBarProps {
  chosen: readonly ApplicationRow[]
  onClear: () => void
}

/** What can be done to the chosen lines, above the list. */
export function BulkBar({ chosen, onClear }: BulkBarProps) {
  const { roles } = useOfficer()
  const [verb, setVerb] = useState<BulkVerb | undefined>(undefined)
  return (
    <div className="bulk-bar" role="region" aria-label="批量办理">
      <strong role="status">已选 {chosen.length} 件</strong>
      {offeredBulkVerbs(roles).map((each) => <Button key={each} onClick={() => setVerb(each)}>批量{bulkActions[each].name}</Button>)}
      <Button type="text" onClick={onClear}>取消选择</Button>
      {verb && <BulkForm key={verb} verb={verb} chosen={chosen} onClose={() => setVerb(undefined)} />}
    </div>
  )
}

const NOTHING: Values = {}

/** One bulk action in its drawer: what is asked, which cases, a second look, and off to its progress. */
function BulkForm({ verb, chosen, onClose }: { verb: BulkVerb; chosen: readonly ApplicationRow[]; onClose: () => void }) {
  const action = bulkActions[verb]
  const [values, setValues] = useState(NOTHING)
  const [isConfirming, setConfirming] = useState(false)
  const [missing, setMissing] = useState<readonly FieldError[]>([])
  const intention = useIntention()
  const mended = useMended()
  const queries = useQueryClient()
  const go = useNavigate()
  const assignees = useAssignees(verb === 'assign' ? chosen[0]?.number : undefined)
  const sending = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/staff/bulk-actions', {
      params: { header: { 'idempotency-key': intention.key() } },
      body: { command: action.toCommand(values), cases: chosen.map(({ number, version }) => ({ number, version })) },
    })),
    onSuccess: (bulk) => {
      intention.done()
      void queries.invalidateQueries({ queryKey: ownBulkKey })
      void go(paths.bulkAction(bulk!.id))
    },
    onError: () => setConfirming(false),
  })
  const problem = sending.isError ? toProblem(sending.error) : undefined
  const errors = mended.open(problem?.errors.length ? problem.errors : missing)
  const fields = (action.fields?.(values, assignees.data?.rows ?? []) ?? []).map((field) => ({ ...field, error: errors.find(({ pointer }) => pointer === `/${field.name}`)?.message }))
  const submit = () => {
    const found = missingBulkFields(fields)
    setMissing(found)
    mended.reset()
    sending.reset()
    if (found.length > 0) return
    if (isConfirming) sending.mutate()
    else setConfirming(true)
  }
  return (
    <ActionDrawer
      title={`批量${action.name}`}
      isOpen
      isBusy={sending.isPending}
      submitLabel={isConfirming ? `确认${action.name} ${chosen.length} 件` : '下一步：核对'}
      onBack={isConfirming ? () => setConfirming(false) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {isConfirming ? (
        <div className="confirm">
          <p>将对以下 <strong>{chosen.length}</strong> 件{action.name}。逐件按各自的规则办理，办不了的写明原因，不影响其他的；在您选中以后有变化的不办。</p>
          <ol className="bulk-chosen">{chosen.map(({ number, itemName, applicantName }) => <li key={number}>{applicantName}　{itemName}　<span className="quiet tabular">{number}</span></li>)}</ol>
        </div>
      ) : (
        <>
          {(problem || missing.length > 0) && <ErrorSummary occasion={sending.error ?? missing} title={problem?.title ?? '还没有填完'} detail={problem?.detail ?? '请按提示填写后再提交。'} code={problem?.code} errors={(problem?.errors ?? missing).map(({ pointer, message }) => ({ message, fieldId: toFieldId(pointer.slice(1), `bulk-${verb}`) }))} />}
          <p className="explain">{action.explain}</p>
          {fields.length > 0 && (
            <FormFields
              fields={fields}
              idPrefix={`bulk-${verb}`}
              onChange={(name, value) => {
                mended.mend(`/${name}`)
                setValues((before) => ({ ...before, [name]: value }))
              }}
            />
          )}
        </>
      )}
    </ActionDrawer>
  )
}
