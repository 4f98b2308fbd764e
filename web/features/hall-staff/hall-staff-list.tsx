import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { toColumnDay, toMinuteWords } from '../../kit/dates.ts'
import { AddIcon } from '../../kit/icons.tsx'
import { Mark } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { useAllItems } from '../catalogue/all-items.ts'
import { NotRead } from '../catalogue/query-states.tsx'
import { toDay } from '../catalogue/typed-day.ts'
import { setSkills } from '../grants/grant-calls.ts'
import { ItemsPicker } from '../grants/items-picker.tsx'
import { enterHall, type HallOfficer, leaveHall, staffingKey, useHallStaff, usePostingCandidates } from './staffing-calls.ts'

type Doing = { act: 'enter' } | { act: 'leave' | 'skills'; officer: HallOfficer }

/** 人员: who works in the hall, from where and until when; and who came and left. */
export function HallStaffList({ hallId }: { hallId: string }) {
  const queries = useQueryClient()
  const staff = useHallStaff(hallId)
  const [doing, setDoing] = useState<Doing | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  if (staff.isPending) return <div className="panel"><Loading lines={8} what="人员" /></div>
  if (staff.isError) return <div className="panel"><NotRead error={staff.error} onRetry={() => void staff.refetch()} /></div>
  const { rows, acts, mayManage, hallName } = staff.data
  const finish = (words: string) => {
    setDoing(undefined)
    setDone(words)
    void queries.invalidateQueries({ queryKey: staffingKey })
  }
  const close = () => setDoing(undefined)
  return (
    <div className="stack">
      {done && <p className="note-line good" role="status">{done}</p>}
      <Panel title={`${hallName}：${rows.length} 人`} isFlush extra={mayManage && <Button type="primary" icon={<AddIcon size={16} />} onClick={() => setDoing({ act: 'enter' })}>登记进驻</Button>}>
        <table className="rows">
          <caption className="hidden-visually">大厅人员</caption>
          <thead><tr><th scope="col">姓名</th><th scope="col">派驻单位</th><th scope="col">进驻</th><th scope="col">派驻到</th><th scope="col">专长</th>{mayManage && <th scope="col">处理</th>}</tr></thead>
          <tbody>
            {rows.map((officer) => (
              <tr key={officer.id}>
                <td><strong>{officer.name}</strong><div className="row-note">{officer.roleNames.join('、')}</div></td>
                <td className="wide" data-label="派驻单位">{officer.authorityName}</td>
                <td className="whole" data-label="进驻">{officer.enteredOn ? toColumnDay(officer.enteredOn) : <span className="quiet">随机构资料导入</span>}</td>
                <td className="whole" data-label="派驻到">{officer.untilDay ? <>{toColumnDay(officer.untilDay)}{officer.isOverdue && <> <Mark tone="near">已到期</Mark></>}</> : <span className="quiet">未约定</span>}</td>
                <td className="whole" data-label="专长">{officer.skills.length === 0 ? <span className="quiet">都可以办</span> : `${officer.skills.length} 项`}</td>
                {mayManage && (
                  <td className="whole">
                    <Button size="small" onClick={() => setDoing({ act: 'skills', officer })}>专长<span className="hidden-visually">：{officer.name}</span></Button>{' '}
                    <Button size="small" onClick={() => setDoing({ act: 'leave', officer })}>撤离<span className="hidden-visually">：{officer.name}</span></Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title="进驻和撤离记录" isFlush={acts.length > 0}>
        {acts.length === 0 ? <Empty title="还没有记录">在这里登记的进驻和撤离，都会留下记录。</Empty> : (
          <table className="rows">
            <caption className="hidden-visually">进驻和撤离，最近的在前</caption>
            <thead><tr><th scope="col">时间</th><th scope="col">事项</th><th scope="col">依据或原因</th><th scope="col">登记人</th></tr></thead>
            <tbody>{acts.map(({ id, kindName, officerName, reason, byName, at }) => <tr key={id}><td className="whole">{toMinuteWords(at)}</td><td className="whole"><strong>{officerName}</strong>{kindName}</td><td className="wide">{reason}</td><td data-label="登记人">{byName}</td></tr>)}</tbody>
          </table>
        )}
      </Panel>
      {doing?.act === 'enter' && <Enter hallId={hallId} hallName={hallName} onDone={finish} onClose={close} />}
      {doing?.act === 'leave' && (
        <CommandDrawer
          draft={`leave-hall:${doing.officer.id}`}
          title={`撤离：${doing.officer.name}`}
          submitLabel="登记撤离"
          isDangerous
          explain={`${doing.officer.name}从现在起不在${hallName}上班，不能再收这个大厅的件。请先确认手上的办件已经交接，排班也要相应调整。`}
          fields={() => [{ name: 'reason', kind: 'textarea', label: '撤离的原因', required: true, maxLength: 500 }]}
          send={(values, key) => leaveHall(hallId, doing.officer.id, textOf(values, 'reason'), key)}
          onDone={({ officerName }) => finish(`已登记${officerName}撤离。`)}
          onStale={() => void staff.refetch()}
          onClose={close}
        />
      )}
      {doing?.act === 'skills' && <Skills officer={doing.officer} onDone={finish} onClose={close} />}
    </div>
  )
}

interface Ends {
  onDone: (words: string) => void
  onClose: () => void
}

function Enter({ hallId, hallName, onDone, onClose }: Ends & { hallId: string; hallName: string }) {
  const candidates = usePostingCandidates(hallId).data ?? []
  return (
    <CommandDrawer
      draft={`enter-hall:${hallId}`}
      title="登记进驻"
      submitLabel="登记进驻"
      explain={`登记后，这位人员从现在起在${hallName}上班，可以排班和签到。他的角色和权限不变。`}
      fields={() => [
        { name: 'officer', kind: 'select', label: '人员', required: true, options: candidates.map(({ id, name, authorityName, roleNames }) => ({ value: id, label: `${name} · ${authorityName} · ${roleNames.join('、')}` })), hint: '本地区不在任何大厅的办理人员。' },
        { name: 'until', kind: 'date', label: '派驻到', required: false, hint: '与派驻单位约定的最后一天；没有约定的不填。' },
        { name: 'reason', kind: 'text', label: '派驻依据', required: true, maxLength: 500, hint: '派驻函或会议的名称、文号。' },
      ]}
      send={(values, key) => enterHall(hallId, { officer: textOf(values, 'officer'), until: textOf(values, 'until') === '' ? null : toDay(textOf(values, 'until')), reason: textOf(values, 'reason') }, key)}
      onDone={({ officerName }) => onDone(`已登记${officerName}进驻。`)}
      onClose={onClose}
    />
  )
}

function Skills({ officer, onDone, onClose }: Ends & { officer: HallOfficer }) {
  const items = useAllItems().data ?? []
  return (
    <CommandDrawer
      draft={`hall-skills:${officer.id}:${officer.skills.join(',')}`}
      title={`专长：${officer.name}`}
      submitLabel="保存"
      explain="窗口指定了事项的，只排会办其中一项的人；一个也不选，各事项都可以办。"
      initial={{ items: officer.skills }}
      after={({ values, type, fieldId, errorOf, isBusy }) => (
        <ItemsPicker id={fieldId('items')} label="专长事项" hint="按事项名称查找，可以选多个。" items={items} chosen={[values.items ?? []].flat()} error={errorOf('items')} isBusy={isBusy} onChoose={(codes) => type('items', codes)} />
      )}
      send={(values, key) => setSkills(officer.id, [values.items ?? []].flat(), key)}
      onDone={({ items: saved }) => onDone(saved.length === 0 ? `已清除${officer.name}的专长。` : `已保存：${officer.name}会办 ${saved.length} 个事项。`)}
      onClose={onClose}
    />
  )
}
