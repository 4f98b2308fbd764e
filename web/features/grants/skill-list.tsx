import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { CommandDrawer } from '../catalogue/command-drawer.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { type AuthorityItem, type OfficerSkill, setSkills, skillsKey, useOfficerSkills, useOwnItems } from './grant-calls.ts'
import './grants.css'
import { ItemsPicker } from './items-picker.tsx'

/** 专长: which items each reviewer of one's own authority is good at, read by officer and by item. */
export function SkillList() {
  const queries = useQueryClient()
  const [skills, items] = [useOfficerSkills(), useOwnItems()]
  const [editing, setEditing] = useState<OfficerSkill | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const unread = [skills, items].find(({ isError }) => isError)
  return (
    <>
      <PageTitle title="专长"><span className="quiet">自动分派时，先分给擅长这个事项的审查人员，再看谁手上的办件少。</span></PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      {unread ? <div className="panel"><NotRead error={unread.error} onRetry={() => void unread.refetch()} /></div>
        : skills.isPending || items.isPending ? <div className="panel"><Loading lines={6} what="专长" /></div>
          : skills.data!.length === 0 ? <div className="panel"><Empty title="本单位没有审查人员">有了审查人员，就可以在这里设置各人擅长的事项。</Empty></div>
            : (
              <div className="stack">
                <ByOfficer skills={skills.data!} items={items.data!} onEdit={setEditing} />
                <ByItem skills={skills.data!} items={items.data!} />
              </div>
            )}
      {editing && items.data && (
        <EditSkills
          officer={editing}
          items={items.data}
          onClose={() => setEditing(undefined)}
          onDone={(words) => {
            setEditing(undefined)
            setDone(words)
            void queries.invalidateQueries({ queryKey: skillsKey })
          }}
        />
      )}
    </>
  )
}

const nameIn = (items: readonly AuthorityItem[], code: string): string => items.find((item) => item.code === code)?.name ?? '已不由本单位办理的事项'

function ByOfficer({ skills, items, onEdit }: { skills: OfficerSkill[]; items: AuthorityItem[]; onEdit: (officer: OfficerSkill) => void }) {
  return (
    <Panel title="审查人员擅长的事项" isFlush>
      <table className="rows">
        <caption className="hidden-visually">审查人员和各人擅长的事项</caption>
        <thead><tr><th scope="col">审查人员</th><th scope="col">专长事项</th><th scope="col">处理</th></tr></thead>
        <tbody>
          {skills.map((officer) => (
            <tr key={officer.officerId}>
              <td className="whole"><strong>{officer.officerName}</strong></td>
              <td className="wide">{officer.items.length === 0 ? <span className="quiet">没有指定，各事项同等分派</span> : <span className="skill-names">{officer.items.map((code) => <Mark key={code} tone="info">{nameIn(items, code)}</Mark>)}</span>}</td>
              <td><Button size="small" onClick={() => onEdit(officer)}>修改<span className="hidden-visually">：{officer.officerName}的专长</span></Button></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

/** The same read the other way: whoever is looked for by an item. */
function ByItem({ skills, items }: { skills: OfficerSkill[]; items: AuthorityItem[] }) {
  const [typed, setTyped] = useState('')
  const found = items.filter(({ name, shortNames }) => [name, ...shortNames].some((each) => each.includes(typed.trim())))
  return (
    <Panel title="各事项由谁审查" isFlush extra={<Input aria-label="按名称查找事项" placeholder="按名称查找事项" value={typed} allowClear style={{ width: 220 }} onChange={({ target }) => setTyped(target.value)} />}>
      {found.length === 0 ? <Empty title={items.length === 0 ? '本单位还没有事项' : `没有找到「${typed.trim()}」`}>{items.length === 0 ? '事项由事项管理员认领后，会出现在这里。' : '换个说法试试。'}</Empty> : (
        <table className="rows">
          <caption className="hidden-visually">事项和擅长它的审查人员</caption>
          <thead><tr><th scope="col">事项</th><th scope="col">擅长的审查人员</th></tr></thead>
          <tbody>
            {found.map(({ code, name, kindName }) => {
              const good = skills.filter((officer) => officer.items.includes(code))
              return (
                <tr key={code}>
                  <td className="wide">{name} <span className="row-note">{kindName}</span></td>
                  <td className="wide" data-label="擅长">{good.length === 0 ? <span className="quiet">没有指定，看谁手上的办件少</span> : good.map(({ officerName }) => officerName).join('、')}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function EditSkills({ officer, items, onDone, onClose }: { officer: OfficerSkill; items: AuthorityItem[]; onDone: (words: string) => void; onClose: () => void }) {
  return (
    <CommandDrawer
      draft={`skills:${officer.officerId}:${officer.items.join(',')}`}
      title={`专长：${officer.officerName}`}
      submitLabel="保存"
      explain="擅长的事项先分派给这位审查人员，其他事项先分派给别人；一个也不选，各事项同等分派。已经分派的办件不变。"
      initial={{ items: officer.items }}
      after={({ values, type, fieldId, errorOf, isBusy }) => (
        <ItemsPicker id={fieldId('items')} label="专长事项" hint={`从本单位办理的 ${items.length} 个事项里选。`} items={items} chosen={[values.items ?? []].flat()} error={errorOf('items')} isBusy={isBusy} onChoose={(codes) => type('items', codes)} />
      )}
      send={(values, key) => setSkills(officer.officerId, [values.items ?? []].flat(), key)}
      onDone={({ items: saved }) => onDone(saved.length === 0 ? `已清除${officer.officerName}的专长。` : `已保存：${officer.officerName}擅长 ${saved.length} 个事项。`)}
      onClose={onClose}
    />
  )
}
