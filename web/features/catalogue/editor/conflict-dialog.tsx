import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Conflict } from '../types.ts'

/** Two people changed the same place differently: one chooses, place by place, and nothing is lost unseen. */
export function ConflictDialog({ conflicts, onResolve }: { conflicts: readonly Conflict[]; onResolve: (mine: ReadonlySet<string>) => void }) {
  const [chosen, setChosen] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({})
  const missing = conflicts.filter(({ path }) => chosen[path] === undefined).length
  const all = (side: 'mine' | 'theirs') => setChosen(Object.fromEntries(conflicts.map(({ path }) => [path, side])))
  return (
    <Modal
      title={`有 ${conflicts.length} 处别人也改了，请选择保留哪一个`}
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={720}
      footer={(
        <div className="action-foot">
          {missing > 0 && <span className="quiet" style={{ marginRight: 'auto' }}>还有 {missing} 处没有选</span>}
          <Button onClick={() => all('mine')}>都用我的</Button>
          <Button onClick={() => all('theirs')}>都用别人的</Button>
          <Button type="primary" disabled={missing > 0} onClick={() => onResolve(new Set(conflicts.filter(({ path }) => chosen[path] === 'mine').map(({ path }) => path)))}>按选择保存</Button>
        </div>
      )}
    >
      <p className="explain">没有冲突的修改已经合并，下面这些还没有保存。</p>
      <div className="quarrels">
        {conflicts.map(({ path, title, mine, theirs }) => (
          <fieldset key={path}>
            <legend>{title}</legend>
            {([['mine', '我的', mine], ['theirs', '别人的', theirs]] as const).map(([side, name, text]) => (
              <label key={side}>
                <input type="radio" name={`quarrel-${path}`} checked={chosen[path] === side} onChange={() => setChosen((before) => ({ ...before, [path]: side }))} />
                <span className="text"><strong>{name}</strong>　{text}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </Modal>
  )
}
