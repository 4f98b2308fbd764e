import './window-day.css'

interface DayFieldProps {
  id: string
  label: string
  type?: 'date' | 'month'
  value: string
  onChange: (value: string) => void
}

/** Another day, or another month, of a list. */
export const DayField = ({ id, label, type = 'date', value, onChange }: DayFieldProps) => (
  <span className="filter">
    <label htmlFor={id}>{label}</label>
    <input id={id} className="day-field" type={type} value={value} onChange={({ target }) => { if (/^2\d{3}-\d{2}(-\d{2})?$/.test(target.value)) onChange(target.value) }} />
  </span>
)
