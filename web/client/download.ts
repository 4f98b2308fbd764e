/** Hands a file that was fetched to the browser, under the name the server gave it. */
export function saveDownload({ data, response }: { data?: unknown; response: Response }, usualName: string): void {
  const url = URL.createObjectURL(data as Blob)
  Object.assign(document.createElement('a'), { href: url, download: nameOf(response) ?? usualName }).click()
  URL.revokeObjectURL(url)
}

function nameOf(response: Response): string | undefined {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return name === undefined ? undefined : decodeURIComponent(name)
}
