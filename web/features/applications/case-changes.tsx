import type { ApplicationView, MaterialFile } from '../../client/types.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { Panel } from '../../kit/panel.tsx'

type Change = ApplicationView['changes'][number]

/** What the applicant changed since the submission, old beside new: whoever examines looks at this first. */
export function CaseChanges({ view, onOpen }: { view: ApplicationView; onOpen: (file: MaterialFile) => void }) {
  if (view.changes.length === 0) return null
  return <Panel title="申请人改了什么">{view.changes.toReversed().map((change) => <OneChange key={change.seq} change={change} onOpen={onOpen} />)}</Panel>
}

function OneChange({ change: { title, at, materials, answers }, onOpen }: { change: Change; onOpen: (file: MaterialFile) => void }) {
  return (
    <section className="change">
      <h3>{title}　<span className="quiet">{toMinuteWords(at)}</span></h3>
      {materials.length + answers.length === 0 && <p>提交的内容和原来一样，没有改动。</p>}
      {materials.length + answers.length > 0 && (
        <div className="change-table">
          <table className="rows">
            <caption className="hidden-visually">{title}：原来和现在</caption>
            <thead><tr><th scope="col">改动的地方</th><th scope="col">原来</th><th scope="col">现在</th></tr></thead>
            <tbody>
              {materials.map(({ id, name, before, after }) => (
                <tr key={id}><th scope="row">{name}</th><td data-label="原来"><Handed state={before} when="原来的" onOpen={onOpen} /></td><td data-label="现在"><Handed state={after} when="现在的" onOpen={onOpen} /></td></tr>
              ))}
              {answers.map(({ label, before, after }) => (
                <tr key={label}><th scope="row">{label}</th><td data-label="原来">{before === null ? <span className="quiet">未填写</span> : <del>{before}</del>}</td><td data-label="现在">{after === null ? <span className="quiet">已删去</span> : <ins>{after}</ins>}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Handed({ state: { providedName, files }, when, onOpen }: { state: Change['materials'][number]['before']; when: string; onOpen: (file: MaterialFile) => void }) {
  if (files.length === 0) return <>{providedName}</>
  return <>{files.map((file) => <div key={file.id}><button type="button" className="link" onClick={() => onOpen(file)}><span className="hidden-visually">{when}</span>{file.name}</button></div>)}</>
}
