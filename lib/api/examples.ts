import type { Month } from '../month';

/** What stands in the examples for the reader's own. */
export type ExampleData = {
  /** Address of the server, without a final slash. */
  origin: string;
  key: string;
  finess: string;
  product: string;
  month: Month;
};

/** One thing done with the API, in both languages. `shows`: a text that running it prints, wherever the data are the demo's. */
export type Example = { id: string; curl: string; python: string; shows: RegExp };

/** The module that the Python examples are built on; the standard library is enough. */
export const PYTHON_MODULE = 'vigie.py';

/** What comes first: the address and the key, then the few lines that every Python example uses. */
export function preamble({ origin, key }: ExampleData): { shell: string; python: string } {
  return {
    shell: `export VIGIE=${origin}/api/v1
export CLE=${key}
`,
    python: `import json
import os
import urllib.error
import urllib.request

VIGIE = os.environ["VIGIE"]
CLE = os.environ["CLE"]


def demander(methode, chemin, corps=None, **entetes):
    """Le statut, la réponse et ses en-têtes ; un refus n’est pas une exception."""
    demande = urllib.request.Request(VIGIE + chemin, data=corps, method=methode)
    demande.add_header("Authorization", "Bearer " + CLE)
    for nom, valeur in entetes.items():
        demande.add_header(nom.replace("_", "-"), valeur)
    try:
        with urllib.request.urlopen(demande) as reponse:
            return reponse.status, json.load(reponse), reponse.headers
    except urllib.error.HTTPError as refus:
        texte = refus.read()
        return refus.code, json.loads(texte) if texte else None, refus.headers
`,
  };
}

/** The examples of the page /aide/api, in the order in which they work one after the other. */
export function examples({ finess, product, month }: ExampleData): Example[] {
  const authorized = '-H "Authorization: Bearer $CLE"';
  const year = month.slice(0, 4);
  return [
    {
      id: 'labs',
      curl: `curl -sS ${authorized} "$VIGIE/labs?limit=2"
`,
      python: `from vigie import demander

statut, reponse, _ = demander("GET", "/labs?limit=2")
for labo in reponse["items"]:
    print(labo["finess"], labo["name"], [produit["code"] for produit in labo["products"]])
`,
      shows: new RegExp(product),
    },
    {
      id: 'file',
      curl: `cat > depot.csv <<'FIN'
mois;finess;produit;niveau;nombre
${month};${finess};${product};N1;1250
${month};${finess};${product};N3;310
FIN
`,
      python: `with open("depot.csv", "w", encoding="utf-8") as fichier:
    fichier.write("mois;finess;produit;niveau;nombre\\n")
    fichier.write("${month};${finess};${product};N1;1250\\n")
    fichier.write("${month};${finess};${product};N3;310\\n")
`,
      shows: /^$/,
    },
    {
      id: 'dry-run',
      curl: `curl -sS -X POST "$VIGIE/uploads?kind=feeds&dryRun=true" \\
  ${authorized} \\
  -H "Content-Type: text/csv" \\
  --data-binary @depot.csv \\
  -w '\\n%{http_code}\\n'
`,
      python: `from vigie import demander

with open("depot.csv", "rb") as fichier:
    octets = fichier.read()
statut, depot, _ = demander("POST", "/uploads?kind=feeds&dryRun=true", octets, Content_Type="text/csv")
print(statut, depot["state"], depot["rows"], "lignes :", depot["added"], "ajoutées,", depot["changed"], "changées")
for constat in depot["errors"] + depot["warnings"]:
    print("ligne", constat["line"], constat["code"], constat["message"])
`,
      shows: /CHECKED[\s\S]*200|200 CHECKED 2 lignes/,
    },
    {
      id: 'errors',
      curl: `printf 'mois;finess;produit;nombre\\n${year}-13;${finess};${product};12,5\\n' > faux.csv
curl -sS -X POST "$VIGIE/uploads?kind=feeds&dryRun=true" \\
  ${authorized} \\
  -H "Content-Type: text/csv" \\
  --data-binary @faux.csv \\
  -w '\\n%{http_code}\\n'
`,
      python: `from vigie import demander

octets = b"mois;finess;produit;nombre\\n${year}-13;${finess};${product};12,5\\n"
statut, depot, _ = demander("POST", "/uploads?kind=feeds&dryRun=true", octets, Content_Type="text/csv")
print(statut, depot["errorCount"], "erreurs")
for erreur in depot["errors"]:
    print("ligne", erreur["line"], erreur["column"], erreur["code"], erreur["message"])
`,
      shows: /bad-month[\s\S]*bad-count/,
    },
    {
      id: 'apply',
      curl: `curl -sS -X POST "$VIGIE/uploads?kind=feeds&acknowledgeWarnings=true&reason=Nombres%20v%C3%A9rifi%C3%A9s" \\
  ${authorized} \\
  -H "Content-Type: text/csv" \\
  --data-binary @depot.csv \\
  -o reponse.json -w '%{http_code}\\n'
cat reponse.json
`,
      python: `import urllib.parse

from vigie import demander

with open("depot.csv", "rb") as fichier:
    octets = fichier.read()
statut, depot, _ = demander("POST", "/uploads?kind=feeds", octets, Content_Type="text/csv")
if statut == 409:  # des avertissements seulement : lisez-les avant de les accepter
    for avertissement in depot["warnings"]:
        print(avertissement["message"])
    suite = urllib.parse.urlencode({"acknowledgeWarnings": "true", "reason": "Nombres vérifiés"})
    statut, depot, _ = demander("POST", "/uploads?kind=feeds&" + suite, octets, Content_Type="text/csv")
print(statut, depot["state"], depot["id"])
with open("identifiant.txt", "w") as fichier:
    fichier.write(depot["id"])
`,
      shows: /APPLIED/,
    },
    {
      id: 'read',
      curl: `ID=$(grep -o '"id":"[^"]*"' reponse.json | head -n 1 | cut -d '"' -f 4)
curl -sS ${authorized} "$VIGIE/uploads/$ID"
curl -sS ${authorized} "$VIGIE/uploads/$ID/file" -o copie.csv
cmp depot.csv copie.csv && echo "mêmes octets"
`,
      python: `from vigie import demander

with open("identifiant.txt") as fichier:
    identifiant = fichier.read()
statut, depot, _ = demander("GET", "/uploads/" + identifiant)
print(statut, depot["number"], depot["state"], depot["months"], depot["receivedAt"])
`,
      shows: /APPLIED/,
    },
    {
      id: 'cancel',
      curl: `ID=$(grep -o '"id":"[^"]*"' reponse.json | head -n 1 | cut -d '"' -f 4)
curl -sS -X DELETE ${authorized} "$VIGIE/uploads/$ID" -w '\\n%{http_code}\\n'
`,
      python: `from vigie import demander

with open("identifiant.txt") as fichier:
    identifiant = fichier.read()
statut, depot, _ = demander("DELETE", "/uploads/" + identifiant)
print(statut, depot["state"], depot["cancelledAt"])
`,
      shows: /CANCELLED/,
    },
    {
      id: 'json',
      curl: `curl -sS -X POST "$VIGIE/uploads?kind=installations&dryRun=true" \\
  ${authorized} \\
  -H "Content-Type: application/json" \\
  --data '[{"finess": "${finess}", "produit": "${product}", "version": "5.0", "date_installation": ""}]' \\
  -w '\\n%{http_code}\\n'
`,
      python: `import json

from vigie import demander

lignes = [{"finess": "${finess}", "produit": "${product}", "version": "5.0", "date_installation": ""}]
octets = json.dumps(lignes).encode()
statut, depot, _ = demander("POST", "/uploads?kind=installations&dryRun=true", octets, Content_Type="application/json")
print(statut, depot["state"], depot["rows"], "ligne")
`,
      shows: /CHECKED/,
    },
    {
      id: 'figures',
      curl: `curl -sS ${authorized} "$VIGIE/indicators/dmp-documents?from=${year}-01&to=${month}"
curl -sS ${authorized} -H "Accept: text/csv" \\
  "$VIGIE/indicators/dmp-documents?from=${year}-01&to=${month}"
`,
      python: `from vigie import demander

statut, chiffres, _ = demander("GET", "/indicators/dmp-documents?from=${year}-01&to=${month}")
print(chiffres["definition"]["label"])
for point in chiffres["points"]:
    print(point["month"], "n.d." if point["value"] is None else point["value"], "cible", point["target"])
`,
      shows: new RegExp(`${year}-01`),
    },
    {
      id: 'pages',
      curl: `SUITE=""
while :; do
  PAGE=$(curl -sS ${authorized} "$VIGIE/labs?limit=100&cursor=$SUITE")
  echo "$PAGE" | grep -o '"finess":"[^"]*"' | cut -d '"' -f 4
  SUITE=$(echo "$PAGE" | sed -n 's/.*"next":"\\([^"]*\\)"}$/\\1/p')
  [ -n "$SUITE" ] || break
done
`,
      python: `from vigie import demander

suite = ""
while suite is not None:
    statut, page, _ = demander("GET", "/labs?limit=100&cursor=" + suite)
    for labo in page["items"]:
        print(labo["finess"])
    suite = page["next"]
`,
      shows: new RegExp(`^${finess}$`, 'm'),
    },
    {
      id: 'etag',
      curl: `curl -sS --etag-save labos.etag ${authorized} "$VIGIE/labs" -o labos.json
curl -sS --etag-compare labos.etag ${authorized} "$VIGIE/labs" -o /dev/null -w '%{http_code}\\n'
`,
      python: `from vigie import demander

statut, labos, entetes = demander("GET", "/labs")
statut, _, _ = demander("GET", "/labs", If_None_Match=entetes["ETag"])
print(statut, "rien n’a changé" if statut == 304 else "à relire")
`,
      shows: /^304/m,
    },
  ];
}
