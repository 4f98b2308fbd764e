import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { toColumnDay } from '../../kit/dates.ts'
import { AddIcon } from '../../kit/icons.tsx'
import { Mark } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { toDay } from '../catalogue/typed-day.ts'
import { recordTraining, staffingKey, strikeTraining, type Training, useHallStaff, useTrainings } from './staffing-calls.ts'

/** 培训: courses with who took part and who passed. */
export function TrainingList({ hallId }: { hallId: string }) {
  const queries = useQueryClient()
  const [trainings, staff] = [useTrainings(hallId), useHallStaff(hallId)]
  const [doing, setDoing] = useState<'record' | Training | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const finish = (words: string) => {
    setDoing(undefined)
    setDone(words)
    void queries.invalidateQueries({ queryKey: staffingKey })
  }
  if (trainings.isPending || staff.isPending) return <div className="panel"><Loading lines={6} what="培训" /></div>
  if (trainings.isError || staff.isError) return <div className="panel"><NotRead error={trainings.error ?? staff.error} onRetry={() => void trainings.refetch()} /></div>
  const { mayManage, rows: officers, today } = staff.data
  return (
    <div className="stack">
      {done && <p className="note-line good" role="status">{done}</p>}
      <Panel title="培训登记" isFlush={trainings.data.length > 0} extra={mayManage && <Button type="primary" icon={<AddIcon size={16} />} onClick={() => setDoing('record')}>登记培训</Button>}>
        {trainings.data.length === 0 ? <Empty title="还没有培训登记">办了业务、礼仪或系统操作的培训，在这里登记课程、学时和考核结果。</Empty> : (
          <table className="rows">
            <caption className="hidden-visually">培训，最近的在前</caption>
            <thead><tr><th scope="col">课程</th><th scope="col">日期</th><th scope="col">学时</th><th scope="col">参加人员</th>{mayManage && <th scope="col">处理</th>}</tr></thead>
            <tbody>
              {trainings.data.map((training) => (
                <tr key={training.id}>
                  <td className="wide"><strong>{training.course}</strong>{training.struckReason && <div className="row-note">已作废：{training.struckReason}</div>}</td>
                  <td className="whole">{toColumnDay(training.day)}</td>
                  <td className="tabular" data-label="学时">{training.hours}</td>
                  <td className="wide">{training.attendees.map(({ officerId, name, passed }) => <span key={officerId}>{name} {passed ? '' : <Mark tone="near">不合格</Mark>} </span>)}</td>
                  {mayManage && <td>{training.struckReason === null && <Button size="small" onClick={() => setDoing(training)}>作废<span className="hidden-visually">：{training.course}</span></Button>}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      {doing === 'record' && (
        <CommandDrawer
          draft={`training:${hallId}`}
          title="登记培训"
          submitLabel="登记"
          explain="只登记已经举办的培训。登记错的可以作废，原来的内容仍能看到。"
          fields={() => [
            { name: 'course', kind: 'text', label: '课程', required: true, maxLength: 100 },
            { name: 'day', kind: 'date', label: '日期', required: true },
            { name: 'hours', kind: 'number', label: '学时', required: true, inputMode: 'numeric' },
            { name: 'attendees', kind: 'checkboxes', label: '参加人员', required: true, options: officers.map(({ id, name }) => ({ value: id, label: name })) },
            { name: 'failed', kind: 'checkboxes', label: '其中考核不合格的', required: false, options: officers.map(({ id, name }) => ({ value: id, label: name })) },
          ]}
          initial={{ day: today }}
          send={(values, key) => {
            const failed = new Set([values.failed ?? []].flat())
            return recordTraining(hallId, { course: textOf(values, 'course'), day: toDay(textOf(values, 'day')), hours: Number(textOf(values, 'hours')), attendees: [values.attendees ?? []].flat().map((officerId) => ({ officerId, passed: !failed.has(officerId) })) }, key)
          }}
          onDone={() => finish('已登记培训。')}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing !== undefined && doing !== 'record' && (
        <CommandDrawer
          draft={`strike-training:${doing.id}`}
          title={`作废：${doing.course}`}
          submitLabel="作废"
          isDangerous
          explain="作废后不计入培训，原来的内容和原因仍能看到。"
          fields={() => [{ name: 'reason', kind: 'textarea', label: '作废的原因', required: true, maxLength: 500 }]}
          send={(values, key) => strikeTraining(doing.id, textOf(values, 'reason'), key)}
          onDone={() => finish('已作废。')}
          onClose={() => setDoing(undefined)}
        />
      )}
    </div>
  )
}
