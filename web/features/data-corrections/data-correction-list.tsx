import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { toProblem } from '../../client/problem.ts'
import { toColumnDay, toMinuteWords } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { type AnswerBody, answerDataCorrection, type DataCorrection, dataCorrectionsKey, readCorrectionIdentity, useDataCorrections } from './data-correction-calls.ts'

/** 更正申请: what people say is wrong in the registers that our body keeps, by the day on which it is answered. */
export function DataCorrectionList() {
  const [query] = useSearchParams()
  const queries = useQueryClient()
  const [answering, setAnswering] = useState<DataCorrection | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const list = useDataCorrections(query.get('cursor') ?? undefined)
  const readAgain = () => void queries.invalidateQueries({ queryKey: dataCorrectionsKey })
  useShortcuts({ j: () => moveFocus('.rows button', 1), k: () => moveFocus('.rows button', -1) })
  return (
    <>
      <PageTitle title="更正申请"><span className="quiet">群众认为本单位登记的信息有错，申请更正的。核实后在登记系统里更正，再在这里答复。</span></PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        {list.isPending ? <Loading lines={6} what="更正申请" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.rows.length === 0 ? <Empty title="没有待核实的更正申请">有人申请更正本单位登记的信息时，会出现在这里。</Empty>
            : (
              <div aria-busy={list.isPlaceholderData}>
                <table className="rows">
                  <caption className="hidden-visually">待核实的更正申请，超期的在最前，快到期的在前</caption>
                  <thead><tr><th scope="col">最晚答复</th><th scope="col">登记信息</th><th scope="col">现在登记</th><th scope="col">申请改为</th><th scope="col">申请人</th><th scope="col">处理</th></tr></thead>
                  <tbody>
                    {list.data.rows.map((row) => (
                      <tr key={row.id}>
                        <td className="tabular whole">{toColumnDay(row.dueOn)}{row.isOverdue && <div><Mark tone="over">已超期{row.overdueWorkdays > 0 && ` ${row.overdueWorkdays} 个工作日`}</Mark></div>}</td>
                        <td className="wide"><strong>{row.register}</strong><div className="row-note">{row.field}</div></td>
                        <td className="wide" data-label="现在登记">{row.shown ?? '没有写'}</td>
                        <td className="wide" data-label="申请改为">{row.correct}<div className="row-note">{row.reason}</div></td>
                        <td data-label="申请人">{row.subjectName}<div className="row-note tabular">{toMinuteWords(row.askedAt)} 申请</div></td>
                        <td><Button size="small" onClick={() => setAnswering(row)}>核实并答复<span className="hidden-visually">：{row.subjectName}的{row.register}</span></Button></td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <Pager next={list.data.next} />
              </div>
            )}
      </div>
      {answering && (
        <AnswerDrawer
          correction={answering}
          onClose={() => setAnswering(undefined)}
          onStale={readAgain}
          onDone={() => {
            setDone(`已答复${answering.subjectName}对${answering.register}的更正申请。`)
            setAnswering(undefined)
            readAgain()
          }}
        />
      )}
    </>
  )
}

interface AnswerProps {
  correction: DataCorrection
  onDone: () => void
  onStale: () => void
  onClose: () => void
}

function AnswerDrawer({ correction, onDone, onStale, onClose }: AnswerProps) {
  return (
    <CommandDrawer
      draft={`answer-data-correction:${correction.id}`}
      title="答复更正申请"
      submitLabel="答复"
      explain="答复后申请人会收到消息。同意更正的，请先在本单位的登记系统里改好；不更正的，请写明核实的经过和理由。"
      fields={() => [
        { name: 'outcome', kind: 'radio', label: '结果', required: true, options: [{ value: 'corrected', label: '已更正' }, { value: 'declined', label: '核实后不更正' }] },
        { name: 'answer', kind: 'textarea', label: '答复', required: true, maxLength: 500, hint: '申请人看得到。不更正的，写明理由和不服怎么办。' },
      ]}
      send={(values, key) => answerDataCorrection(correction, { outcome: textOf(values, 'outcome') as AnswerBody['outcome'], answer: textOf(values, 'answer') }, key)}
      onDone={onDone}
      onStale={onStale}
      onClose={onClose}
    >
      <p className="note-line">{correction.subjectName}：{correction.register}的「{correction.field}」{correction.shown === null ? '' : `现在是“${correction.shown}”，`}申请改为“{correction.correct}”。{correction.reason}</p>
      <WholeIdentity id={correction.id} />
    </CommandDrawer>
  )
}

/** Only when it is needed to find the entry. */
function WholeIdentity({ id }: { id: string }) {
  const reading = useMutation({ mutationFn: () => readCorrectionIdentity(id) })
  if (reading.isSuccess) return <p>证件号码：<span className="tabular">{reading.data.identityNumber}</span></p>
  return (
    <p>
      <Button size="small" loading={reading.isPending} onClick={() => reading.mutate()}>查看完整证件号码</Button> <span className="quiet">查看会留痕，申请人看得到。</span>
      {reading.isError && <span role="alert" className="field-error">{toProblem(reading.error).detail}</span>}
    </p>
  )
}
