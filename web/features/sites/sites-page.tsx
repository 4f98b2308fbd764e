import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { toColumnDay } from '../../kit/dates.ts'
import { AddIcon } from '../../kit/icons.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import '../hall-staff/hall-staff.css'
import { addOperator, endOperator, endSite, type SiteView, sitesKey, useSites } from './site-calls.ts'
import { SiteForm } from './site-form.tsx'
import { SiteMonth } from './site-month.tsx'

const TONES: Record<string, MarkTone> = { inForce: 'calm', coming: 'info', expired: 'near', ended: 'plain' }

type Doing = { act: 'create' } | { act: 'change' | 'end' | 'operator'; site: SiteView } | { act: 'endOperator'; site: SiteView; operator: SiteView['operators'][number] }

/** 合作网点: banks, post offices and shops that take in for the region, with their items, people and figures. */
export function SitesPage() {
  const queries = useQueryClient()
  const sites = useSites()
  const [doing, setDoing] = useState<Doing | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const begin = sites.data?.mayManage ? () => setDoing({ act: 'create' }) : undefined
  useShortcuts({ n: begin })
  const readAgain = () => void queries.invalidateQueries({ queryKey: sitesKey })
  const finish = (words: string) => {
    setDoing(undefined)
    setDone(words)
    readAgain()
  }
  const ends = { onStale: readAgain, onClose: () => setDoing(undefined) }
  return (
    <>
      <PageTitle title="合作网点" tools={begin && <Button type="primary" icon={<AddIcon size={16} />} onClick={begin} aria-keyshortcuts="n">登记网点<Kbd keys="n" /></Button>}>
        <span className="quiet">政银、政邮、政商合作：网点人员只能收协议约定的事项。</span>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="stack">
        <div className="panel">
          {sites.isPending ? <Loading lines={6} what="合作网点" /> : sites.isError ? <NotRead error={sites.error} onRetry={() => void sites.refetch()} />
            : sites.data.rows.length === 0 ? <Empty title="还没有合作网点">签订合作协议后，在这里登记网点和可办事项。</Empty> : <Rows sites={sites.data.rows} mayManage={sites.data.mayManage} onDo={setDoing} />}
        </div>
        <SiteMonth />
      </div>
      {sites.data && (doing?.act === 'create' || doing?.act === 'change') && <SiteForm region={sites.data.region} {...(doing.act === 'change' ? { site: doing.site } : {})} onDone={({ name }) => finish(`已保存：${name}。`)} {...ends} />}
      {doing?.act === 'end' && (
        <CommandDrawer draft={`end-site:${doing.site.id}`} title={`终止合作：${doing.site.name}`} submitLabel="终止合作" isDangerous explain="从今天起这个网点不能再收件，门户上不再列出；已经收的件照常办理。" fields={() => [{ name: 'reason', kind: 'textarea', label: '终止的原因', required: true, maxLength: 500 }]} send={(values, key) => endSite(doing.site, textOf(values, 'reason'), key)} onDone={({ name }) => finish(`已终止与${name}的合作。`)} {...ends} />
      )}
      {doing?.act === 'operator' && (
        <CommandDrawer
          draft={`site-operator:${doing.site.id}`}
          title={`开设账号：${doing.site.name}`}
          submitLabel="开设账号"
          explain="每人一个账号，只能收这个网点协议约定的事项。初始密码当面告诉本人，第一次登录后要改成自己的密码。"
          fields={() => [
            { name: 'name', kind: 'text', label: '姓名', required: true, maxLength: 30 },
            { name: 'login', kind: 'text', label: '登录名', required: true, maxLength: 40, hint: '小写字母、数字和短横线。' },
            { name: 'password', kind: 'text', label: '初始密码', required: true, maxLength: 200 },
          ]}
          send={(values, key) => addOperator(doing.site, { name: textOf(values, 'name'), login: textOf(values, 'login'), password: textOf(values, 'password') }, key)}
          onDone={({ name, login }) => finish(`已为${name}开设账号 ${login}。`)}
          {...ends}
        />
      )}
      {doing?.act === 'endOperator' && <CommandDrawer draft={`end-operator:${doing.operator.id}`} title={`停用账号：${doing.operator.name}`} submitLabel="停用" isDangerous explain={`${doing.operator.name}从现在起不能再为${doing.site.name}收件。`} send={(_, key) => endOperator(doing.site, doing.operator.id, key)} onDone={() => finish(`已停用${doing.operator.name}的账号。`)} {...ends} />}
    </>
  )
}

function Rows({ sites, mayManage, onDo }: { sites: SiteView[]; mayManage: boolean; onDo: (doing: Doing) => void }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">合作网点，按名称</caption>
      <thead><tr><th scope="col">网点</th><th scope="col">协议</th><th scope="col">事项</th><th scope="col">网点人员</th><th scope="col">本月收件</th><th scope="col">状态</th>{mayManage && <th scope="col">处理</th>}</tr></thead>
      <tbody>
        {sites.map((site) => (
          <tr key={site.id}>
            <td className="wide"><strong>{site.name}</strong><div className="row-note">{site.kindName} · {site.divisionName} · 移交{site.hallName}</div></td>
            <td className="wide" data-label="协议">{site.agreement}<div className="row-note whole">{toColumnDay(site.from)}—{toColumnDay(site.until)}</div></td>
            <td className="tabular whole" data-label="事项">{site.items.length} 项</td>
            <td className="wide" data-label="网点人员">
              {site.operators.filter(({ endedOn }) => endedOn === null).map((operator) => <div key={operator.id}>{operator.name}{mayManage && <> <button type="button" className="link small" onClick={() => onDo({ act: 'endOperator', site, operator })}>停用<span className="hidden-visually">{operator.name}</span></button></>}</div>)}
              {mayManage && site.standing !== 'ended' && <button type="button" className="link small" onClick={() => onDo({ act: 'operator', site })}>开设账号<span className="hidden-visually">：{site.name}</span></button>}
            </td>
            <td className="tabular" data-label="本月收件">{site.takenIn}</td>
            <td className="whole"><Mark tone={TONES[site.standing] ?? 'plain'}>{site.standingName}</Mark>{site.endedReason && <div className="row-note">{site.endedReason}</div>}</td>
            {mayManage && <td className="whole">{site.standing !== 'ended' && <><Button size="small" onClick={() => onDo({ act: 'change', site })}>修改<span className="hidden-visually">：{site.name}</span></Button>{' '}<Button size="small" onClick={() => onDo({ act: 'end', site })}>终止<span className="hidden-visually">：{site.name}</span></Button></>}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
