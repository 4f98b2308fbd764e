import { Button, Select } from 'antd'
import { decidingOptions, type DesignCondition } from '../../../../src/platform/forms/form-design.ts'
import { DeleteIcon } from '../../../kit/icons.tsx'
import { toFieldId } from '../editor/content-paths.ts'
import { Problems, toProblemsId, useDesigning } from './designing-context.tsx'

interface ConditionsFieldProps {
  path: string
  /** Whose conditions: 第 2 页, 「摄像头数量」. */
  name: string
  conditions: readonly DesignCondition[]
  /** The page it stands on: only what is asked before can decide. */
  section: number
}

/** 显示条件: which answers to earlier questions make this one appear; all have to hold. */
export function ConditionsField({ path, name, conditions, section }: ConditionsFieldProps) {
  const { form, change, isReadOnly } = useDesigning()
  const deciding = form.sections.slice(0, section).flatMap(({ fields }) => fields).filter((field) => decidingOptions(field).length > 0)
  const put = (next: readonly DesignCondition[]) => change(path, next)
  const labelOf = (index: number) => (conditions.length > 1 ? `${name}的第 ${index + 1} 个显示条件` : `${name}的显示条件`)
  return (
    <div className="designer-conditions" id={toFieldId(path)} tabIndex={-1}>
      {conditions.map((condition, index) => {
        const field = form.sections.flatMap(({ fields }) => fields).find(({ id }) => id === condition.field)
        const words = field ? decidingOptions(field) : []
        return (
          <div key={index} className="designer-condition">
            <span>{index === 0 ? '当' : '并且'}</span>
            <Select
              aria-label={`${labelOf(index)}：看哪个问题`}
              aria-describedby={toProblemsId(path)}
              value={condition.field === '' ? undefined : condition.field}
              placeholder="选前面页里的问题"
              disabled={isReadOnly}
              showSearch={{ optionFilterProp: 'label' }}
              options={[...(field && !deciding.includes(field) ? [field] : []), ...deciding].map(({ id, title }) => ({ value: id, label: title || id }))}
              onChange={(chosen: string) => put(conditions.with(index, { field: chosen, values: [] }))}
            />
            <span>回答</span>
            <Select
              mode="multiple"
              aria-label={`${labelOf(index)}：回答什么`}
              aria-describedby={toProblemsId(path)}
              value={condition.values}
              placeholder="选回答"
              disabled={isReadOnly}
              showSearch={{ optionFilterProp: 'label' }}
              options={words.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(values: string[]) => put(conditions.with(index, { ...condition, values: words.map(({ id }) => id).filter((id) => values.includes(id)) }))}
            />
            <span>时显示</span>
            {!isReadOnly && <Button type="text" size="small" danger aria-label={`删除${labelOf(index)}`} icon={<DeleteIcon size={16} />} onClick={() => put(conditions.toSpliced(index, 1))} />}
          </div>
        )
      })}
      <Problems path={path} isDeep />
      {!isReadOnly && (
        deciding.length === 0 && conditions.length === 0
          ? section > 0 && <span className="quiet">前面的页里有单选、下拉或是否的问题，才能加显示条件。</span>
          : <Button type="link" size="small" aria-label={`给${name}添加显示条件`} disabled={deciding.length === 0} onClick={() => put([...conditions, { field: '', values: [] }])}>添加显示条件</Button>
      )}
    </div>
  )
}
