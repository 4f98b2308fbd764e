import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { toDayWords } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { Loading } from '../../../kit/states.tsx'
import { useOfficeRegion, useRegions } from '../office-region.ts'
import { NotRead } from '../query-states.tsx'
import { useZonePreview, type ZonePreview as Preview } from './zone-calls.ts'
import { groupOf, toContent, type ZoneDraft } from './zone-draft.ts'
import './zones.css'

/** Names that fit on a card of the portal. */
const SHOWN_NAMES = 4

interface ZonePreviewProps {
  draft: ZoneDraft
  region: string
  onRegion: (region: string) => void
}

/** The zone as people of a region find it on the portal: its card among the others, then its own page. */
export function ZonePreview({ draft, region, onRegion }: ZonePreviewProps) {
  const regions = useRegions()
  const [width, setWidth] = useState<'wide' | 'phone'>('wide')
  const preview = useZonePreview(draft.items.map(({ code }) => code), region)
  // Only the city's zones are seen in more than one place.
  const { isOfCity } = useOfficeRegion()
  return (
    <>
      <div className="buttons" style={{ marginBottom: 12, alignItems: 'center' }}>
        {isOfCity && (
          <span className="filter">
            <label htmlFor="zone-preview-region">哪里的群众</label>
            <Select id="zone-preview-region" style={{ width: 150 }} value={region} options={(regions.data ?? []).map(({ code, name }) => ({ value: code, label: name }))} onChange={onRegion} />
          </span>
        )}
        <Segmented aria-label="预览的宽度" value={width} onChange={setWidth} options={[{ value: 'wide', label: '电脑' }, { value: 'phone', label: '手机 360' }]} />
      </div>
      {preview.isPending ? <Loading lines={6} what="专区预览" /> : preview.isError ? <NotRead error={preview.error} onRetry={() => void preview.refetch()} /> : (
        <article className={width === 'phone' ? 'preview-frame phone' : 'preview-frame'} aria-label="专区预览" aria-busy={preview.isPlaceholderData}>
          <ZoneText draft={draft} preview={preview.data} isNarrow={width === 'phone'} />
        </article>
      )}
    </>
  )
}

function ZoneText({ draft, preview: { regionName, rows }, isNarrow }: { draft: ZoneDraft; preview: Preview; isNarrow: boolean }) {
  const { title, introduction, untilDay } = toContent(draft)
  const shown = rows.flatMap((row) => (row.shown ? [row.shown] : []))
  return (
    <>
      <p className="quiet small">服务专区 › {groupOf(draft)}里的卡片</p>
      <div className="zone-card">
        <p className="zone-card-title">{title || '（未命名）'}</p>
        <p>{introduction || '（还没有介绍）'}</p>
        <p className="quiet small">{shown.slice(0, SHOWN_NAMES).map(({ name }) => name).join('、')}{shown.length > SHOWN_NAMES && `等 ${shown.length} 件事`}</p>
      </div>
      <p className="quiet small" style={{ marginTop: 18 }}>打开以后</p>
      <p className="zone-page-title">{title || '（未命名）'}</p>
      <p>{introduction}</p>
      {untilDay && /^\d{4}-\d{2}-\d{2}$/.test(untilDay) && <p className="quiet">本专区开到 {toDayWords(untilDay)}</p>}
      {shown.length === 0 ? <p className="quiet" style={{ marginTop: 12 }}>本专区的事现在都不在{regionName}办理</p> : (
        <>
          <h3>{regionName}能办的 {shown.length} 件事</h3>
          <ul className={isNarrow ? 'zone-cards narrow' : 'zone-cards'}>
            {shown.map(({ code, name, authorityName, departmentName, promisedLimit, promisedText, siteVisits, onlineDepth, isFree }) => (
              <li key={code} className="zone-card">
                <p className="zone-card-title">{name}</p>
                <p className="quiet small">{authorityName ?? departmentName}</p>
                <p className="zone-tags">
                  {onlineDepth === FULLY_ONLINE && <Mark tone="calm">全程网办</Mark>}
                  <Mark tone="info">{promisedLimit.amount === 0 ? promisedText : `承诺 ${promisedText}`}</Mark>
                  <Mark tone="plain">{siteVisits === 0 ? '零跑腿' : `最多跑 ${siteVisits} 次`}</Mark>
                  {isFree && <Mark tone="plain">不收费</Mark>}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** 网办深度 IV. */
const FULLY_ONLINE = 4
