import { AutoComplete, Button, Popconfirm, Radio } from 'antd'
import { Kbd } from '../../../kit/kbd.tsx'
import type { Brush } from './year-days.ts'

/** The festivals of 全国年节及纪念日放假办法, as its yearly notices call them; a place may write another. */
const FESTIVALS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']

interface MarkingBarProps {
  brush: Brush
  onBrush: (brush: Brush) => void
  /** What is wrong with the name; undefined when nothing is. */
  nameError: string | undefined
  /** Said of the last day that was pressed. */
  said: string
  hasChanges: boolean
  onPublish: () => void
  onGiveUp: () => void
}

export const NAME_ID = 'festival-name'

/** What the next day that is pressed becomes. */
export function MarkingBar({ brush, onBrush, nameError, said, hasChanges, onPublish, onGiveUp }: MarkingBarProps) {
  return (
    <div className="marking-bar" role="region" aria-label="标记日子">
      <div className="marking-line">
        <span id="brush-label">标记为</span>
        <Radio.Group
          aria-labelledby="brush-label"
          name="brush"
          value={brush.kind}
          options={[{ value: 'holiday', label: '放假' }, { value: 'makeUpWorkday', label: '调休上班' }, { value: 'none', label: '恢复平常' }]}
          onChange={({ target }) => onBrush({ ...brush, kind: target.value as Brush['kind'] })}
        />
        {brush.kind !== 'none' && (
          <span className="filter">
            <label htmlFor={NAME_ID}>节日名称</label>
            <AutoComplete
              id={NAME_ID}
              style={{ width: 150 }}
              value={brush.name}
              options={FESTIVALS.map((value) => ({ value }))}
              maxLength={20}
              aria-required
              aria-invalid={nameError !== undefined}
              aria-describedby={nameError ? `${NAME_ID}-error` : undefined}
              onChange={(name: string) => onBrush({ ...brush, name })}
            />
          </span>
        )}
        <span className="buttons marking-end">
          {hasChanges ? <Popconfirm title="放弃这些标记？" description="改回公布的样子。" okText="放弃" cancelText="接着改" onConfirm={onGiveUp}><Button>不改了</Button></Popconfirm> : <Button onClick={onGiveUp}>不改了</Button>}
          <Button type="primary" onClick={onPublish} aria-keyshortcuts="p">公布…<Kbd keys="p" /></Button>
        </span>
      </div>
      {nameError && <p id={`${NAME_ID}-error`} className="field-error">{nameError}</p>}
      <p className="hint">点日子就标上，再点一次恢复；按住 Shift 点，从上一次点的那天一直标到这一天。用键盘：方向键移动，空格标记。</p>
      <p className="marking-said" role="status">{said}</p>
    </div>
  )
}
