export async function seedApplications(_: { url: string; dataDir: string; count: number }): Promise<void> { throw new Error('soon') }
