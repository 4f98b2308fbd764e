import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useDraft } from '../../../client/draft.ts'
import { useIntention } from '../../../client/intention.ts'
import { useMended } from '../../../client/mended.ts'
import { type FieldError, type Problem, toProblem } from '../../../client/problem.ts'
import type { ApplicationView, CommandAnswer } from '../../../client/types.ts'
import { ActionDrawer } from '../../../kit/action-drawer.tsx'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { FormFields, toFieldId } from '../../../kit/form-fields.tsx'
import { caseKey, listKey, useAssignees } from '../case-queries.ts'
import type { CheckSheet } from '../checks.ts'
import { useCounterLibrary } from '../counter-library.ts'
import { HandInList, type HandIns } from '../hand-in.tsx'
import { FoldedMaterialChecks } from '../material-checks.tsx'
import { errorsBelow, missingAnswers } from './action-errors.ts'
import type { ActionInput, Values } from './case-action.ts'
import type { OfferedAction } from './case-actions.ts'
import { sendCommand } from './send-command.ts'

interface ActionFormProps {
  offer: OfferedAction
  view: ApplicationView
  sheet: CheckSheet
  onClose: () => void
  onDone: (answer: CommandAnswer, name: string, isVisitOver: boolean) => void
}

interface Typed {
  values: Values
  handIns: HandIns
}

const NOTHING: Typed = { values: {}, handIns: {} }

/**
 * One action in its drawer: asks, shows once more what cannot be taken back, sends. What was typed stays until it is
 * done: over closing, over a refusal, and over a case that somebody else changed meanwhile.
 */
export function ActionForm({ offer: { verb, name, action, reason }, view, sheet, onClose, onDone }: ActionFormProps) {
  const [typed, type, forget] = useDraft(`action:${view.number}:${verb}`, NOTHING)
  const [isConfirming, setConfirming] = useState(false)
  const [missing, setMissing] = useState<readonly FieldError[]>([])
  const intention = useIntention()
  const mended = useMended()
  const queries = useQueryClient()
  const assignees = useAssignees(action.needsAssignees ? view.number : undefined)
  const library = useCounterLibrary(view.applicant.id, view.item.code, action.materials === 'handIns')
  const input: ActionInput = { view, ...typed, checks: sheet.checks, assignees: assignees.data?.rows }
  const sending = useMutation({
    mutationFn: () => sendCommand(view.number, action.toCommand(input), view.version, intention.key()),
    onSuccess: async (answer) => {
      intention.done()
      forget()
      if (action.materials === 'checks') sheet.clear()
      void queries.invalidateQueries({ queryKey: listKey })
      await queries.invalidateQueries({ queryKey: caseKey(view.number) })
      onDone(answer, name, action.endsVisit?.(input) ?? false)
    },
    onError: (error) => {
      setConfirming(false)
      // Somebody was faster, or what is allowed has changed: show the case as it is now.
      if (toProblem(error).status === 409) void queries.invalidateQueries({ queryKey: caseKey(view.number) })
    },
  })
  const problem = sending.isError ? toProblem(sending.error) : undefined
  const errors = mended.open(problem?.errors.length ? problem.errors : missing)
  const fields = (action.fields?.(input) ?? []).map((field) => ({ ...field, error: errors.find(({ pointer }) => pointer === `/${field.name}`)?.message }))
  const mendingSheet: CheckSheet = {
    ...sheet,
    set: (id, check) => {
      mended.mend(`/checks/${id}`)
      sheet.set(id, check)
    },
    qualifyAll: () => {
      for (const { id } of view.materials) if (sheet.checks[id]?.result === undefined) mended.mend(`/checks/${id}`)
      sheet.qualifyAll()
    },
  }
  const submit = () => {
    const found = missingAnswers(action, input)
    setMissing(found)
    mended.reset()
    sending.reset()
    if (found.length > 0) return
    if (action.confirm && !isConfirming) setConfirming(true)
    else sending.mutate()
  }
  return (
    <ActionDrawer
      title={name}
      isOpen
      isBusy={sending.isPending}
      isDangerous={action.isDangerous ?? false}
      submitLabel={action.confirm && !isConfirming ? '下一步：核对' : `${isConfirming ? '确认' : ''}${action.submitLabel}`.replace(/^确认确认/, '确认')}
      blockedBy={reason ?? undefined}
      onBack={isConfirming ? () => setConfirming(false) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {isConfirming ? <div className="confirm">{action.confirm?.(input)}</div> : (
        <>
          <ActionProblem problem={problem} occasion={sending.error ?? missing} missing={missing} verb={verb} />
          <p className="explain">{action.explain(view)}</p>
          {action.materials === 'checks' && <FoldedMaterialChecks materials={view.materials} sheet={mendingSheet} errors={errorsBelow('/checks/', errors)} idPrefix={`${verb}-check`} />}
          {action.materials === 'handIns' && (
            <HandInList
              materials={view.materials.filter(({ isOwed }) => isOwed).map(({ id, name: material, reason: note }) => ({ id, name: material, necessary: true, reusable: library.get(material), ...(note ? { note: `告知的问题：${note}` } : {}) }))}
              handIns={typed.handIns}
              onChange={(id, handIn) => {
                mended.mend(`/materials/${id}`)
                type((before) => ({ ...before, handIns: { ...before.handIns, [id]: handIn } }))
              }}
              errors={errorsBelow('/materials/', errors)}
              idPrefix={`${verb}-hand-in`}
            />
          )}
          {fields.length > 0 && (
            <FormFields
              fields={fields}
              idPrefix={verb}
              disabled={sending.isPending}
              onChange={(field, value) => {
                mended.mend(`/${field}`)
                type((before) => ({ ...before, values: { ...before.values, [field]: value } }))
              }}
            />
          )}
          {action.preview?.(input)}
        </>
      )}
    </ActionDrawer>
  )
}

function ActionProblem({ problem, occasion, missing, verb }: { problem: Problem | undefined; occasion: unknown; missing: readonly FieldError[]; verb: string }) {
  const [title, detail, code, found] = problem
    ? [problem.title, problem.detail, problem.code, problem.errors]
    : ['还没有填完', `有 ${missing.length} 处需要填写，请按提示填写后再提交。`, undefined, missing]
  if (!problem && missing.length === 0) return null
  return (
    <>
      <ErrorSummary occasion={occasion} title={title} detail={detail} code={code} errors={found.map(({ pointer, message }) => ({ message, fieldId: toErrorFieldId(pointer, verb) }))} />
      {problem && problem.changes.length > 0 && <p className="quiet">已为您载入最新内容，您填写的内容还在：请核对后再提交。</p>}
    </>
  )
}

/** `/checks/m1/reason` → accept-check-m1-reason; `/reason` → accept-reason */
function toErrorFieldId(pointer: string, verb: string): string {
  const [, first = '', ...rest] = pointer.split('/')
  if (first === 'checks' && rest.length > 0) return [`${verb}-check`, ...rest].join('-')
  if (first === 'materials' && rest.length > 0) return [`${verb}-hand-in`, ...rest].join('-')
  return toFieldId(first, verb)
}
