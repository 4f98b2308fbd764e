export type FieldError = { href: string; message: string }

/** All errors of a form on top, focused, each line leading to its field in the same words. Nothing without errors. */
export function ErrorSummary({ errors }: { errors: FieldError[] }) {
  if (errors.length === 0) return null
  return (
    <div className="note bad" role="alert" tabIndex={-1} data-focus="" aria-labelledby="error-title">
      <h2 id="error-title">有 {errors.length} 处需要修改，已填的内容都还在</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.href}>
            <a className="tap" href={error.href}>
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
